"""Pages made: galleys and a plan become a dummy on the integer grid."""

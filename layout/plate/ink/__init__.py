"""Pages in the press's inks: colours mixed, streams rewritten."""

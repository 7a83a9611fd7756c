"""Pictures of finished pages, plain and marked up."""

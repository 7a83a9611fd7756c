"""The craft of made-up pages, criticised: one check a file, each with its reason."""

"""Files and folders: where things lie, how they are written, what is kept."""

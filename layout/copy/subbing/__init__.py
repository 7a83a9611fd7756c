"""What a sub-editor does with raw copy: tell the parts of a story from the rest."""

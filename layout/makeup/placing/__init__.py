"""A fitted page placed: frames, furniture and pointers at their lines."""

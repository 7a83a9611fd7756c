"""Files opened at the desk: data with its lines, pictures, drawings."""

"""Steps of a run that several commands take."""

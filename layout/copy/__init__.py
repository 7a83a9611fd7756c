"""Copy in: what people really have becomes articles."""

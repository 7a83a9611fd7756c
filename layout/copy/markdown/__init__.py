"""Other houses' Markdown read: front matter, template tags, marks made safe."""

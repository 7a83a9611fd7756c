"""How Sphinx makes the site of these pages; `make docs` calls it."""

project = "Layout"
# The site has neither a date nor a version: the same pages give the same site.
copyright = "the makers of Layout"  # noqa: A001
extensions = ["myst_parser"]
# Links as GitHub makes them: `printers.md#fonts`.
myst_heading_anchors = 4
exclude_patterns = ["conf.py"]
highlight_language = "none"
html_theme = "furo"
html_title = "Layout"
html_static_path = ["static"]
html_css_files = ["site.css"]
html_show_sphinx = False
html_copy_source = False
html_show_sourcelink = False
# From the disk a browser may not read other pages to quote them.
html_show_search_summary = False

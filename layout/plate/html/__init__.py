"""Made-up pages as HTML: views, templates, baselines."""

"""Web pages read: the article found among what belongs to the site."""

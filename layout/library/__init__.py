"""The bag for a library: pages, words, maps, articles and sources."""

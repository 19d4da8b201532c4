"""The truth on disk: one SQLite file an index."""

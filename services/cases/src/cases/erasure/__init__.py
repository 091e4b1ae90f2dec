"""Erasing a record: its key, what it said, and what was kept of how it came to say it."""

"""Flags: somebody asks that a record be looked at, by a day and for a reason."""

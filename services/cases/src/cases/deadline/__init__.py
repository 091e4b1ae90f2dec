"""Tells of what is due, of what is overdue, and up the ladder until somebody acts."""

"""Storing configurations, and applying one in the background."""

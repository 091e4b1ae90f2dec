"""Deciding who signs in, and whose each request is."""

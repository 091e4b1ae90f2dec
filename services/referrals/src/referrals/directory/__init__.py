"""Whom a case can be given or shown to."""

"""Roles: what accounts may do, and how far they see."""

"""A small copy of cases' configuration."""

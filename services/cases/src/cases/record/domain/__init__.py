"""The record engine's rules, in plain Python."""

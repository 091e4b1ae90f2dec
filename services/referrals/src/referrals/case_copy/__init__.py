"""The local copy of what is needed of a case."""

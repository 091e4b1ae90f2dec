"""The code of conduct."""

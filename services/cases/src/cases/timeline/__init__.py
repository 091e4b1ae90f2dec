"""The histories of records as chains: whether each is as it was written."""

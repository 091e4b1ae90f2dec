"""Who wants which mail, from the announced account."""

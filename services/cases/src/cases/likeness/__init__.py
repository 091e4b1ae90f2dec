"""Whether a child is known already: files that may be about the same child, and why."""

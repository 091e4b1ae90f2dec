"""Snapshots of the whole configuration: what they hold, what is wrong with them, how far they are applied."""

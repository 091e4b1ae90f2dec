"""What of a record somebody should look at, and how many records that are."""

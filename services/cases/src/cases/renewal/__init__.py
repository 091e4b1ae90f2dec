"""What of a record goes stale with time, and is made anew."""

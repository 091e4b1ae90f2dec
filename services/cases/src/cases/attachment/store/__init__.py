"""Where a record's files are known: their rows, what has arrived of those on their way, and the record beside them."""

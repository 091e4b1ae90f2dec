"""Records in the database."""

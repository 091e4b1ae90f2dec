"""Who looked at a record and who changed it, as the audit has it."""

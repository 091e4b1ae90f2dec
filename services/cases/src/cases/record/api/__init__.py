"""Routes of records. One engine serves every type; each type's routes are declared from its description."""

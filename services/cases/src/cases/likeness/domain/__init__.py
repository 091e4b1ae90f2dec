"""How alike two children are by name, birth, sex and place."""

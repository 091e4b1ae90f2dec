"""Changes of roles and groups that change accounts with them."""

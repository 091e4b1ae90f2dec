"""What a screen is made of: permissions, forms, list filters and columns. Source: `primero-domain.md` §6.11."""

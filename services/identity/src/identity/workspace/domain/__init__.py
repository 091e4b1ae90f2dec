"""What a screen is made of: permissions, forms, list filters and columns. Rules: `docs/domain/configuration.md §11`."""

"""What a visitor may know."""

"""What a person's screen is made of."""

"""Sessions: where an account is signed in."""

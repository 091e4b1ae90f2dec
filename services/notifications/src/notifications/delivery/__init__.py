"""The same by e-mail, over SMTP."""

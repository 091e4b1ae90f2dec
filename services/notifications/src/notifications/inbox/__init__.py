"""What each person has to know, inside the application."""

"""News in the browser while the application is closed: not sent yet, and so it says."""

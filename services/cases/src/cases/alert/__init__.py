"""How many records somebody should look at."""

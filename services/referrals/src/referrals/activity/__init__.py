"""What became of handing cases over, for whoever looks after the people it concerns."""

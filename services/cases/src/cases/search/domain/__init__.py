"""What a list may be asked for, and the terms by which sealed values are found without being read."""

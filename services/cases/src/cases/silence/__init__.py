"""Cases of which nobody hears: a list, and a word to supervisors."""

"""A record on paper, to whom may read it and as far as they may."""

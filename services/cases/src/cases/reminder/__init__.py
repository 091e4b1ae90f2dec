"""Each morning, who has something that is due tomorrow is reminded, without a word about a child."""

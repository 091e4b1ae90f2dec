"""Places: a tree of codes, and the spreadsheets it comes from."""

"""Reading records: one, a page of many, what changed, what happened to them."""

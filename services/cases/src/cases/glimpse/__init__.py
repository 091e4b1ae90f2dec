"""Records out of one's sight that a search shows all the same.

How many, and who is told. Rules: `docs/domain/lists.md §6`.
"""

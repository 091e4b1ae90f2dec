"""Whole numbers as the database holds them."""

HIGHEST = 2_147_483_647

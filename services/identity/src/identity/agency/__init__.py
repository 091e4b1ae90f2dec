"""Agencies: whom accounts work for."""

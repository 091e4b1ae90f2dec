"""Danger that was there before a module said what danger is."""

"""Signing in and out, and the gateway's question."""

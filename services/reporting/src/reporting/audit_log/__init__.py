"""Who did what, in all services: one list of their audits."""

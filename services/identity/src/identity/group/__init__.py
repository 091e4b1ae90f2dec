"""User groups: who shares the sight of records."""

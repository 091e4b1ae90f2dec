"""Every time a case changes hands or is shared; assignments."""

"""What one can refer for: the codes of the lookup of services, which cases owns."""

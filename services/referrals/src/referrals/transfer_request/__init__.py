"""The transfer request: somebody asks the owner of a case for it, who offers it to them or does not."""

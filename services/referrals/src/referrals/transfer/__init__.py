"""The transfer: a case is offered to its next owner, who takes it over or not."""

"""What a request may write of something that has a record here: an account, a role, a group, an agency."""

from chassis.shapes import Given
from contracts.values import Values


class Attributes(Given):
    def sent(self) -> Values:
        """Only what the request names: what it does not name stays."""
        return self.model_dump(exclude_unset=True)

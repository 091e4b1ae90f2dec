"""What a request may write of something that has a record here: an account, a role, a group, an agency."""

from typing import Any

from chassis.shapes import Given


class Attributes(Given):
    def sent(self) -> dict[str, Any]:
        """Only what the request names: what it does not name stays."""
        return self.model_dump(exclude_unset=True)

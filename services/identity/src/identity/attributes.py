"""What a request may write of something that has a record here: an account, a role, a group, an agency."""

from typing import Any

from pydantic import BaseModel, ConfigDict


class Attributes(BaseModel):
    """Anything that is not named is ignored, as in Primero."""

    model_config = ConfigDict(extra="ignore")

    def sent(self) -> dict[str, Any]:
        """Only what the request names: what it does not name stays."""
        return self.model_dump(exclude_unset=True)

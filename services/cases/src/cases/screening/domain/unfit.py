"""Why a file is not kept."""

NOT_TAKEN = "file_type_not_taken"
"""It is none of the types that this sort of file may be, whatever its name says."""
DAMAGED = "file_damaged"
"""It cannot be read to its end, or something stands before or behind it."""
TOO_LARGE = "file_too_large"
PICTURE_TOO_LARGE = "picture_too_large"
"""It has more points than a picture of this size could need, and would fill the memory of whoever opens it."""
UNPACKS_TOO_LARGE = "unpacks_too_large"
ACTIVE = "active_content"
"""It holds a program: a macro, a script, something that opens or sends by itself, another file."""
LOCKED = "document_locked"
"""It is encrypted: nobody can look into it."""
INFECTED = "virus_found"


class Unfit(Exception):
    """A file that is not kept, and why: one of the words above."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why

"""What is plausible, by what a field asks for; beyond it is a slip, and refused by name. `docs/domain/days.md §6`.

The web app has the same in `web/src/features/cases/forms/limits.ts`; a test holds both together.
"""

import re

FIRST_DAY, LAST_DAY = "1900-01-01", "2100-12-31"
"""Of days, of moments and of the ends of spans."""
OLDEST = 200
"""In years; a slip, yet clients of the original send it and count on it. Nobody is younger than 0."""
BIRTH = re.compile(r"birth|(^|_)dob(_|$)")
AGE = re.compile(r"(^|_)age$")


def is_of_birth(name: str) -> bool:
    return BIRTH.search(name) is not None


def is_age(name: str) -> bool:
    return AGE.search(name) is not None


def is_plausible(told: str) -> bool:
    """Whether a day, or a moment as it is told, lies in a time we have to do with."""
    return FIRST_DAY <= told[: len(FIRST_DAY)] <= LAST_DAY


def is_plausible_age(years: int) -> bool:
    return 0 <= years <= OLDEST

"""A span of days: `{from, to}`, the first or the last day alone where the other is not known."""

from datetime import datetime

from chassis.site import Site
from typing_extensions import override

from cases.form.domain.field_types.date_field import DateField, is_date
from cases.form.domain.field_types.limits import is_plausible
from cases.form.domain.field_types.parts import Parts
from cases.search.domain.filters import Comparison

ENDS = ("from", "to")


class DateRange(Parts, DateField):
    name = "date_range"
    comparison = Comparison.SPAN

    def fault(self, value: object, held: object) -> str | None:
        if not isinstance(value, dict) or not value or not value.keys() <= {*ENDS}:
            return "not_a_date_range"
        if not all(end is None or is_date(end) for end in value.values()):
            return "not_a_date"
        if not all(end is None or is_plausible(end) for end in value.values()):
            return "out_of_range"
        span = self.merge(held, value) or {}
        return "ends_before_it_begins" if len(span) == len(ENDS) and span["to"] < span["from"] else None

    @override
    def default(self, given: str, now: datetime, site: Site) -> object:
        """A form has no words for a span to begin with."""
        return None

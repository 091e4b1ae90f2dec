"""A record as lines on pages: what a reader may read, and what is withheld from them.

Rules: `docs/domain/printing.md`.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from chassis.site import Site
from contracts.values import FrozenValues

from cases.form.domain import Fields, FieldSpec, FormSpec
from cases.form.domain.field_types.choices import Choice
from cases.form.domain.field_types.date_range import ENDS, DateRange
from cases.form.domain.field_types.tally_field import TOTAL
from cases.printout.domain.words import PrintedLanguage

LENGTH_OF_DAY = len("2000-01-01")
APART, BACK = "\u2066", "\u2069"
"""Around what reads from left to right whatever stands beside it."""

NamesOf = Callable[[FieldSpec, str], str]
"""What an option of a field is called."""


@dataclass(frozen=True, kw_only=True)
class PrintedLine:
    """`rows`: the lines of each row of a subform. `withheld`: there may be something that is not shown."""

    label: str
    text: str = ""
    rows: Sequence[Sequence["PrintedLine"]] = ()
    withheld: bool = False


@dataclass(frozen=True, kw_only=True)
class PrintedPart:
    """One form. `remark` stands where it has no lines."""

    title: str
    lines: Sequence[PrintedLine]
    remark: str = ""


@dataclass(frozen=True, kw_only=True)
class Printout:
    title: str
    mark: str
    """Who printed it, and when: across each page, and at its foot."""
    notice: str
    page: str
    language: str
    direction: str
    parts: Sequence[PrintedPart]
    remarks: Sequence[str] = field(default_factory=tuple)


@dataclass(frozen=True, kw_only=True)
class PageWriter:
    """Writes values as a person reads them. `withheld`: fields that are closed to the reader, or open in part."""

    language: PrintedLanguage
    site: Site
    name_of: NamesOf
    withheld: frozenset[str] = frozenset()

    def part(self, form: FormSpec, values: FrozenValues, readable: frozenset[str]) -> PrintedPart:
        names = readable | self.withheld
        lines = list(self._lines(form.fields, values, names))
        title = self.language.read(form.attributes.get("name")) or form.unique_id
        return PrintedPart(title=title, lines=lines, remark="" if lines else self.language.say("nothing"))

    def _lines(self, fields: Fields, values: FrozenValues, names: frozenset[str] | None) -> Iterator[PrintedLine]:
        """`names`: of all of the fields where there are none."""
        for name, spec in fields.items():
            if not _is_shown(spec) or (names is not None and name not in names):
                continue
            label = self.language.read(spec.attributes.get("display_name")) or name
            closed = names is not None and name in self.withheld
            value = values.get(name)
            if value in (None, "", [], {}):
                if closed:
                    yield PrintedLine(label=label, text=self.language.say("withheld"), withheld=True)
                continue
            if closed:
                label = f"{label} ({self.language.say('in_part')})"
            yield self._line(label, spec, value, closed=closed)

    def _line(self, label: str, spec: FieldSpec, value: object, *, closed: bool) -> PrintedLine:
        if spec.has_rows and isinstance(value, list):
            rows = [list(self._lines(spec.rows, row, None)) for row in value if isinstance(row, dict)]
            return PrintedLine(label=label, rows=[row for row in rows if row], withheld=closed)
        return PrintedLine(label=label, text=self._text(spec, value), withheld=closed)

    def _text(self, spec: FieldSpec, value: object) -> str:
        kind = spec.field_type
        if kind.takes is not None:
            return self.language.say("files", count=len(value) if isinstance(value, list) else 1)
        if isinstance(kind, Choice):
            codes = value if isinstance(value, list) else [value]
            return " · ".join(self.name_of(spec, _code(code)) for code in codes)
        if isinstance(value, bool):
            return self.language.say("yes" if value else "no")
        if isinstance(value, Mapping):
            return self._several(spec, value)
        return self._apart(value) if spec.is_fact or isinstance(value, int | float) else str(value)

    def _several(self, spec: FieldSpec, value: FrozenValues) -> str:
        """The two ends of a span, or a tally of groups."""
        if isinstance(spec.field_type, DateRange):
            return " – ".join(self._apart(value.get(end)) for end in ENDS)
        return " · ".join(f"{self._group(spec, group)}: {count}" for group, count in value.items())

    def _group(self, spec: FieldSpec, group: str) -> str:
        if group == TOTAL:
            return self.language.say("total")
        named = (each for each in spec.attributes.get("tally") or () if each.get("id") == group)
        return next((self.language.read(each.get("display_text")) for each in named), group)

    def _apart(self, value: object) -> str:
        """A day stands as it is, a moment as clocks show it here."""
        text = "" if value is None else str(value)
        if len(text) > LENGTH_OF_DAY and text[4:5] == "-":
            text = self._moment(text)
        return f"{APART}{text}{BACK}" if text else ""

    def _moment(self, text: str) -> str:
        try:
            return self.site.told(self.site.moment(text))
        except ValueError:
            return text


def asks(form: FormSpec) -> bool:
    """Whether it has fields to fill in: a page that shows what lies elsewhere says nothing of it on paper."""
    return any(_is_shown(spec) and (spec.has_rows or spec.field_type.has_value) for spec in form.fields.values())


def _is_shown(spec: FieldSpec) -> bool:
    """By the field alone: a form whose fields are those of rows may be hidden by itself."""
    return spec.attributes.get("visible", True) is not False


def mark_of(language: PrintedLanguage, who: str, now: datetime, site: Site) -> str:
    return language.say("printed", who=who, when=f"{APART}{site.told(now)}{BACK}")


def _code(value: object) -> str:
    """Yes and no may have come as booleans."""
    return str(value).lower() if isinstance(value, bool) else str(value)

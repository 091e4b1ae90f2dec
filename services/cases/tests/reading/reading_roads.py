"""The roads by which a field may be learnt. Each adds its cells: a field of a record, asked for by one person."""

from dataclasses import dataclass, replace
from typing import Any

from cases.record.domain.kind import Kind
from cases.record.policy.reader import Reader
from cases.record.queries.filterable import describe
from cases.record.queries.listing import Wanted, make_asking, shown_of
from cases.record.store import listing
from cases.record.store.rows import Vault
from cases.record.store.setup import Setup
from cases.search.domain.filters import AnyOf, Condition, Not, UnknownFilter, read_filters
from cases.search.domain.terms import identifier_term, name_terms, phone_terms
from chassis.paging import make_page
from chassis.session import DatabaseSession
from contracts.system_field import Writing
from contracts.values import Values
from reading_world import Cell, Person, World

IN_PART = frozenset({"current_alert_types", "services_section"})
"""Of these some is shown, which the tests of their own look at."""


@dataclass(frozen=True)
class Walk:
    """One person on every road. `cells`: by road."""

    world: World
    person: Person
    cells: dict[str, Cell]

    @property
    def made_when_read(self) -> set[str]:
        return {name for name, field in self.world.system.items() if field.write is Writing.SHOWN} | {"id"}

    def expect(self, road: str, met: bool, *where: str) -> None:
        self.cells.setdefault(road, Cell()).expect(met, road, self.person.actor.user_name, *where)

    def shows(self, road: str, relation: str, data: Values, names: frozenset[str] | None = None) -> None:
        """Whether the answer has the fields that are open in the record, and no others."""
        opened = self.world.opened(self.person, relation)
        values = self.person.records[relation].values
        for name in self.world.names:
            wanted = name in opened and (names is None or name in names)
            if name in self.made_when_read or name not in values:
                self.expect(road, wanted or data.get(name) in (None, [], False) or name not in data, relation, name)
            else:
                self.expect(road, (name in data) == wanted, relation, name)
        stars = relation == "referred_hidden"
        for name in self.world.kind.name_places:
            if stars and name in data:
                self.expect(road, data[name] in (None, "*******"), relation, name)
        if relation.startswith("referred"):
            text = str({name: value for name, value in data.items() if name != "services_section"})
            self.expect(road, "helper" not in text, relation, "who else helps")

    def shows_past(self, relation: str, told: Values) -> None:
        """The registration tells of every value that is open, but of silent ones and of what is none to the reader."""
        opened = self.world.opened(self.person, relation)
        for name in self.world.names:
            self.expect("history", name not in told or name in opened, relation, name)
            if name in opened and name in self.world.told(self.person, relation):
                self.expect("history", name in told, relation, name)

    def writable_values(self, relation: str) -> Values:
        """Words for every field that takes them."""
        fields = self.world.catalogue.fields(self.world.kind.resource)
        texts = [name for name, spec in fields.items() if spec.field_type.name in ("text_field", "textarea")]
        return {name: f"changed {name}" for name in texts if name not in self.world.system and "telephone" not in name}


@dataclass(frozen=True)
class Lists:
    """What lists answer to one person, without HTTP: thousands of questions."""

    walk: Walk
    session: DatabaseSession
    vault: Vault
    setup: Setup
    roles: Any
    site: Any

    @property
    def kind(self) -> Kind:
        return self.walk.world.kind

    def described(self, name: str) -> Any:
        access = Reader(self.walk.person.actor, self.kind, self.setup.catalogue, {}).own(None)
        return describe(name, kind=self.kind, access=access, catalogue=self.setup.catalogue)

    def condition(self, name: str, text: str) -> Condition:
        return read_filters([(name, text)], self.described, self.site)[0]

    def asking(self, **wanted: Any) -> listing.Asking:
        return self.asking_for(Wanted(**({"params": [], "page": make_page("1", "1000")} | wanted)))

    def asking_for(self, asked: Wanted) -> listing.Asking:
        actor = self.walk.person.actor
        shown = shown_of(actor, self.kind, self.setup.catalogue, asked)
        return make_asking(actor, self.kind, self.setup, asked, site=self.site, roles=self.roles, shown=shown)

    async def found(self, asking: listing.Asking) -> list[str]:
        """The person's records that are found, by how they stand to the person, in order."""
        rows, total = await listing.find_page(self.session, self.vault, asking)
        self.walk.expect("count", total == len(rows), "total")
        relations = {record.id: relation for relation, record in self.walk.person.records.items()}
        return [relations[row.id] for row in rows if row.id in relations]

    def open_in(self, relation: str, name: str) -> bool:
        hidden = relation == "referred_hidden" and name in self.kind.name_places
        seen = self.walk.world.sees(self.walk.person, relation)
        return seen and not hidden and name in self.walk.world.opened(self.walk.person, relation)

    async def filters(self) -> None:
        for name in self.walk.world.names:
            self._refused_alike("filter", name, params=[(name, "1")])
        plain = self.asking()
        for relation, record in self.walk.person.records.items():
            told = {name: _as_text(value) for name, value in record.values.items() if _is_told(name, value)}
            asked = {name: text for name, text in told.items() if self._can_be_asked(name, text)}
            opened = [name for name in asked if self.open_in(relation, name) and not self._is_partly(relation, name)]
            closed = [name for name in asked if not self.open_in(relation, name)]
            has = {name: self.condition(name, asked[name]) for name in asked}
            has_not = {name: Not(self.condition(name, _other(asked[name]))) for name in asked}
            for road, conditions in (("filter", has), ("contrary", has_not)):
                every = replace(plain, conditions=[conditions[name] for name in opened])
                any_closed = replace(plain, conditions=[AnyOf(tuple(conditions[name] for name in closed))])
                finds = relation in await self.found(every) if opened else True
                leaks = relation in await self.found(any_closed) if closed else False
                for name in opened:
                    self.walk.expect(road, finds, relation, name)
                for name in closed:
                    self.walk.expect(road, not leaks, relation, name)

    async def sorts(self) -> None:
        for name in self.walk.world.names:
            self._refused_alike("sort", name, order_by=name)
            field = self.described(name)
            if field is None or name == "id" or (field.sealed and name not in self.kind.names):
                continue
            order = await self.found(self.asking(order_by=name, descending=False))
            whole = [relation for relation in order if not self._is_partly(relation, name)]
            with_value = [each for each in whole if self.walk.person.records[each].values.get(name) is not None]
            open_ones = [relation for relation in with_value if self.open_in(relation, name)]
            closed = [relation for relation in order if relation not in open_ones]
            for relation in closed:
                self.walk.expect("sort", order.index(relation) >= len(open_ones), relation, name)
            ids = [self.walk.person.records[relation].id for relation in closed]
            self.walk.expect("sort", ids == sorted(ids), "those that are closed", name)

    async def searches(self) -> None:
        actor = self.walk.person.actor
        widened = "search_owned_by_others" in actor.permissions.get(self.kind.resource, ()) and actor.scope != "all"
        for flag, fields, terms in (
            ("id_search", self.kind.identifiers, lambda text: [identifier_term(text)]),
            ("phonetic", self.kind.names, name_terms),
            ("phone", self.kind.phones, phone_terms),
        ):
            search = Wanted(params=[], page=make_page("1", "1000"), query="anything", **{flag: True})
            asking, shown = self.asking_for(search), shown_of(actor, self.kind, self.setup.catalogue, search)
            assert asking.sought is not None
            for relation, record in self.walk.person.records.items():
                for name in fields:
                    value = record.values.get(name)
                    if not isinstance(value, str):
                        continue
                    wanted = self.open_in(relation, name)
                    if relation == "unshared" and widened:
                        wanted = name in shown and name in self.walk.world.opened(self.walk.person, relation)
                    sought = replace(asking.sought, terms=tuple(terms(value)))
                    found = relation in await self.found(replace(asking, sought=sought))
                    self.walk.expect("search", found == wanted, relation, name, flag)

    def _is_partly(self, relation: str, name: str) -> bool:
        system = self.walk.world.system
        beside = system[name].beside if name in system else None
        return relation.startswith("referred") and (beside is not None or name in IN_PART)

    def _can_be_asked(self, name: str, text: str) -> bool:
        try:
            self.condition(name, text)
        except UnknownFilter:
            return False
        return True

    def _refused_alike(self, road: str, name: str, **asked: Any) -> None:
        """A field that is closed to the person everywhere is refused like one that does not exist."""
        closed = not any(
            name in self.walk.world.opened(self.walk.person, relation) for relation in self.walk.person.records
        )
        code = self._code(**asked)
        self.walk.expect("error", not closed or code == "unknown", road, name)

    def _code(self, **asked: Any) -> str | None:
        try:
            self.asking(**asked)
        except UnknownFilter as refusal:
            codes = {code for codes in refusal.facts["fields"].values() for code in codes}
            return "unknown" if codes <= {"unknown_filter", "unknown_field"} else "other"
        return None


def _is_told(name: str, value: Any) -> bool:
    return value not in (None, [], "") and not (isinstance(value, list) and isinstance(value[0], dict))


def _as_text(value: Any) -> str:
    first = value[0] if isinstance(value, list) else value
    return str(first).lower() if isinstance(first, bool) else str(first)


def _other(text: str) -> str:
    """Another value of the same kind."""
    if text in ("true", "false"):
        return "false" if text == "true" else "true"
    return "77777" if text.isdigit() else "1950-01-01" if text[:4].isdigit() else "nothing-of-the-kind"

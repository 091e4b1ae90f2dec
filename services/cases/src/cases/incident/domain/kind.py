"""The incident: what happened to a child, when and where. Rules: `docs/domain/incidents.md`."""

from collections.abc import Mapping

from contracts.cases import IncidentAssigned, IncidentChanged, IncidentErased, IncidentRegistered
from contracts.values import FrozenValues, Values
from typing_extensions import override

from cases.incident.domain.mapping import module_of, taken_from
from cases.incident.domain.violence import note_violence
from cases.record.domain.hand import Hand
from cases.record.domain.kind import Kind, declare
from cases.record.domain.moments import day_in
from cases.record.domain.rules import Rules
from cases.search.domain.fields import IDENTIFIERS
from cases.search.domain.places import PlaceFields

OF_ITS_CASE = "incident_case_id"
DATES = ("incident_date", "date_of_incident_from", "date_of_incident")
"""When it happened: the first of these that is known."""


class Incident(Kind):
    resource = "incident"
    plural = "incidents"
    identifiers = tuple(IDENTIFIERS["incidents"])
    names = ("super_incident_name", "incident_description")
    short = frozenset(
        """
            date_of_interview date_of_incident violence_type incident_location violations social_worker
            date_of_first_report cp_incident_violence_type gbv_sexual_violence_type incident_date
            violation_category
        """.split()
    )
    registered = IncidentRegistered
    changed = IncidentChanged
    erased = IncidentErased
    assigned = IncidentAssigned
    links = {OF_ITS_CASE: "case"}
    place = ("incident_reporting_location_config", "incident_location")
    names_place = PlaceFields(
        location="incident_location",
        setting="cp_incident_location_type",
        names=("cp_incident_location_type_other",),
    )

    @override
    def identity(self, number: str) -> Values:
        return {"incident_id": number, "incident_code": self.short_number(number)}

    @override
    def defaults(self, given: FrozenValues, rules: Rules, hand: Hand) -> Values:
        """It was reported when it was written down, be that on a device without a network."""
        today = hand.today.isoformat()
        written_on = day_in(given.get("created_at"), hand.site) or today
        return {"date_of_first_report": min(written_on, today)}

    @override
    def link(self, linked: Mapping[str, Values], rules: Rules) -> Values:
        """Module and owner are those of its case, whose number it shows."""
        case = linked.get(OF_ITS_CASE)
        if case is None:
            return {}
        own: Values = {name: case[name] for name in ("owned_by", "case_id_display") if name in case}
        return {"module_id": module_of(case, rules), **own}

    @override
    def take(self, linked: Mapping[str, Values], rules: Rules) -> Values:
        return taken_from(linked.get(OF_ITS_CASE, {}), rules)

    @override
    def follow(self, values: Values, before: FrozenValues, rules: Rules, hand: Hand) -> None:
        told = (values.get(name) for name in DATES if rules.is_plain(self.resource, name))
        known = next((day for value in told if (day := day_in(value, hand.site)) is not None), None)
        if known is None:
            values.pop("incident_date_derived", None)
        else:
            values["incident_date_derived"] = known
        note_violence(values, rules, hand)


INCIDENT = declare(Incident())

"""What is a case's own. Rules: `docs/domain/records.md §7`."""

from chassis.actor import Actor
from chassis.moments import written
from contracts.cases import CaseAssigned, CaseChanged, CaseErased, CaseRegistered
from contracts.modules import GBV
from contracts.system_fields import names_where
from contracts.values import FrozenValues, Values
from sharing.open_fields import OWN_SERVICES_ONLY
from typing_extensions import override

from cases.case.domain import approvals, casework, closing, workflow
from cases.case.domain.care import show_care
from cases.case.domain.next_action import note_next
from cases.case.domain.tasks import note_due_dates
from cases.record.domain.grants import Grant
from cases.record.domain.hand import Hand
from cases.record.domain.kind import Kind, declare
from cases.record.domain.own_rows import OwnRows
from cases.record.domain.rules import Rules
from cases.search.domain.fields import IDENTIFIERS, PHONES
from cases.search.domain.places import PlaceFields


class Case(Kind):
    resource = "case"
    plural = "cases"
    identifiers = (*IDENTIFIERS["cases"], "cpims_id")
    phones = tuple(PHONES["cases"])
    names = ("name", "name_nickname", "name_other")
    name_places = ("name", "name_first", "name_middle", "name_last", "name_nickname", "name_other")
    names_place = PlaceFields(location="location_current", setting="living_setting", names=("residential_care_name",))
    own_rows = OwnRows(
        section=casework.SERVICES,
        person="service_implementing_agency_individual",
        permission=OWN_SERVICES_ONLY,
        told_by=frozenset(names_where(lambda field: field.of_services)),
    )
    short = frozenset({"client_code", "gender"})
    gathers = {"incident": casework.INCIDENTS}
    parts = {"incident_details": "incident"}
    tells = {casework.INCIDENTS: "incident_from_case"}
    registered = CaseRegistered
    changed = CaseChanged
    erased = CaseErased
    assigned = CaseAssigned
    shared = True
    awaited_by = ("receive_referral", "receive_referral_different_module", "receive_transfer")

    @override
    def identity(self, number: str) -> Values:
        return {"case_id": number, "case_id_display": self.short_number(number)}

    @override
    def defaults(self, given: FrozenValues, rules: Rules, hand: Hand) -> Values:
        module = given.get("module_id")
        values: Values = {
            "registration_date": hand.today.isoformat(),
            "notes_section": [],
            "case_type": rules.option(module, "case_type") or "person",
        }
        return values | ({"hidden_name": True} if module == GBV else {})

    @override
    def follow(self, values: Values, before: FrozenValues, rules: Rules, hand: Hand) -> None:
        """Order matters: services before the workflow they drive."""
        casework.build_name(values, rules)
        casework.note_concerns(values, before, rules)
        casework.note_services(values)
        casework.note_follow_ups(values)
        casework.note_lists(values, rules, hand.site)
        casework.note_incidents(values)
        note_due_dates(values, rules, hand.site)
        casework.sign_notes(values, before, by=hand.user_name, now=hand.now)
        workflow.reopen_by_itself(values, before)
        closing.must_close_completely(values, before, rules)
        workflow.note_status(values, before, hand)
        approvals.forget_when_closed(values, before)
        workflow.note_workflow(values, before, rules, hand.site)
        note_next(values, rules, hand.site, rules.packs.on(hand.today))

    @override
    def opened(self, action: str | None, module: str | None, rules: Rules) -> frozenset[str]:
        """Closing opens what it asks for."""
        own = super().opened(action, module, rules)
        return own.union(closing.needs_of(module, rules)) if action == "close" else own

    @override
    def danger(self, values: FrozenValues, rules: Rules) -> list[str]:
        return closing.danger_fields(values, rules)

    @override
    def able(self, actor: Actor, values: FrozenValues) -> list[str]:
        return approvals.abilities(actor, values)

    @override
    def refer(self, values: Values, grant: Grant) -> None:
        service = casework.service_of(values, grant)
        if service is not None:
            service["service_status_referred"] = True

    @override
    def help(self, values: Values, before: FrozenValues, grant: Grant, rules: Rules, hand: Hand) -> list[str]:
        """The service the referral asked for is implemented."""
        service = casework.service_of(values, grant)
        if service is None:
            return []
        service.setdefault("service_implemented_day_time", written(hand.now))
        casework.note_services(values)
        casework.note_lists_of(values, casework.SERVICES, rules, hand.site)
        note_due_dates(values, rules, hand.site)
        workflow.note_workflow(values, before, rules, hand.site)
        note_next(values, rules, hand.site, rules.packs.on(hand.today))
        return [] if values[casework.SERVICES] == before.get(casework.SERVICES) else [casework.SERVICES]

    @override
    def show(self, values: FrozenValues, answer: Values, names: frozenset[str]) -> None:
        show_care(answer, values, names)


CASE = declare(Case())

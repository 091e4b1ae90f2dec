"""Who takes care of the child now: the latest arrangement, shown and never stored."""

from contracts.values import FrozenValues, Values

from cases.record.domain.parts import rows_in

ARRANGEMENTS = "care_arrangements_section"
SINCE = "care_arrangement_started_date"
SHOWN = {
    "current_care_arrangements_type": "care_arrangements_type",
    "current_name_caregiver": "name_caregiver",
    "current_care_arrangement_started_date": SINCE,
}


def show_care(answer: Values, values: FrozenValues, names: frozenset[str]) -> None:
    arrangements = rows_in(values, ARRANGEMENTS)
    if not arrangements or names.isdisjoint(SHOWN):
        return
    latest = max(arrangements, key=lambda row: str(row.get(SINCE) or ""))
    for name, source in SHOWN.items():
        if name in names and latest.get(source) is not None:
            answer[name] = latest[source]

"""What the owner should look at. Rules: `docs/domain/workflow.md §5`."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import NotRequired, TypedDict

from contracts.values import FrozenValues, Values

from cases.record.domain.hand import Hand
from cases.record.domain.rules import FieldAlert, Rules

NOTHING: Mapping[str, str] = MappingProxyType({})


class Alert(TypedDict):
    """`alert_for`: why it was raised; `type`: what a list is filtered by. `lasting`: it is for everybody beside the
    record, so that the owner's save does not clear it. `transition`: the referral or transfer that raised it for
    `user`.
    """

    unique_id: str
    alert_for: str
    type: str
    date: str
    form_unique_id: str
    user: NotRequired[str]
    transition: NotRequired[str]
    lasting: NotRequired[bool]


def after_change(
    alerts: list[Alert],
    changed: Iterable[str],
    *,
    by_owner: bool,
    module: str | None,
    rules: Rules,
    hand: Hand,
    tells: Mapping[str, str] = NOTHING,
    looked: bool = True,
) -> list[Alert]:
    """The owner's own save clears what others raised; somebody else's change raises it. `tells`: field → form, beside
    what `module` and settings say. `looked`: whether who made the change had the record before them.
    """
    kept = [alert for alert in alerts if not (looked and by_owner and _is_seen_to(alert))]
    for name in changed:
        rule = rules.alert_on(module, name) or (FieldAlert(form=tells[name]) if name in tells else None)
        if rule is None or (by_owner and not rule.everybody):
            continue
        earlier = [alert for alert in kept if alert["alert_for"] == "field_change" and alert["type"] == rule.form]
        raised = _alert("field_change", rule.form, rule.form, hand)
        # Of several fields of one form, in whatever order: what one raised for everybody no other makes the owner's.
        if rule.everybody or any(alert.get("lasting") for alert in earlier):
            raised["lasting"] = True
        kept = [*(alert for alert in kept if alert not in earlier), raised]
    return kept


def _is_seen_to(alert: Alert) -> bool:
    """Whether the owner's save says that they have looked."""
    return alert["alert_for"] == "field_change" and not alert.get("lasting")


def raise_sharing(alerts: list[Alert], kind: str, user_name: str, transition: str, hand: Hand) -> list[Alert]:
    """`kind`: `referral` or `transfer`."""
    raised = _alert(kind, kind, kind, hand)
    raised["user"], raised["transition"] = user_name, transition
    return [*alerts, raised]


def raise_approval(alerts: list[Alert], step: str, form: str, hand: Hand) -> list[Alert]:
    """One for each step, however often it is asked for."""
    kept = [alert for alert in alerts if not (alert["alert_for"] == "approval" and alert["type"] == step)]
    return [*kept, _alert("approval", step, form, hand)]


def without_answered(alerts: list[Alert], values: FrozenValues) -> list[Alert]:
    """Those of approvals last as long as the approval is waited for."""
    return [
        alert
        for alert in alerts
        if alert["alert_for"] != "approval" or values.get(f"approval_status_{alert['type']}") == "pending"
    ]


def clear_referral(alerts: list[Alert], transition: str) -> list[Alert]:
    return [alert for alert in alerts if alert.get("transition") != transition]


TOLD = ("unique_id", "alert_for", "type", "date", "form_unique_id")


def told(alert: Alert) -> Values:
    """What is shown of it: not for whom it was raised, nor by which transition."""
    return {name: value for name, value in alert.items() if name in TOLD}


def without(alerts: Iterable[Alert], unique_id: str) -> list[Alert]:
    return [alert for alert in alerts if alert["unique_id"] != unique_id]


def note_alerts(values: Values, alerts: Iterable[Alert]) -> None:
    values["current_alert_types"] = list(dict.fromkeys(str(alert["type"]) for alert in alerts))


def _alert(reason: str, kind: str, form: str, hand: Hand) -> Alert:
    return {
        "unique_id": hand.new_id(),
        "alert_for": reason,
        "type": kind,
        "date": hand.today.isoformat(),
        "form_unique_id": form,
    }

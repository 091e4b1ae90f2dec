"""Who hears that a referral ended by itself, how a transfer was answered, or who could do what is asked of them."""

from collections.abc import Collection, Iterator, Mapping

from chassis.actor import Actor
from contracts.referrals import ReferralEnded, ReferralExpired, TransferStep

from notifications.kind.domain import NotificationKind, Recipient, SupervisorsOf, ToldBefore


def ended(code: str, words: Mapping[str, str]) -> NotificationKind[ReferralEnded]:
    """Recipient and sender know that a referral ended for this reason: each has words of its own."""

    def who(event: ReferralEnded) -> Iterator[Recipient]:
        if event.code == code:
            if event.transitioned_to is not None:
                yield ToldBefore(event.transitioned_to)
            yield event.transitioned_by

    return NotificationKind(
        event=ReferralEnded, who=who, words=words, link="/referrals", switch="transition_notification"
    )


def run_out(
    steps: Collection[str], words: Mapping[str, str], *, daily: bool = False
) -> NotificationKind[ReferralExpired]:
    """The supervisors of who gave a referral know that its clock ran out before one of these steps was done."""

    def who(event: ReferralExpired) -> tuple[Recipient, ...]:
        return (SupervisorsOf(event.transitioned_by, "read"),) if event.step in steps else ()

    return NotificationKind(
        event=ReferralExpired, who=who, words=words, link="{record}/referrals", switch=None, daily=daily
    )


def may_do_it(supervisor: Actor, action: str, *, of: Collection[str], agency: str | None) -> bool:
    """Whether the role gives the action on records of these kinds, and its scope reaches those of somebody of this
    agency in one of the supervisor's groups.
    """
    if not all(supervisor.may(kind, "read") and supervisor.may(kind, action) for kind in of):
        return False
    if supervisor.scope == "agency":
        return agency is not None and supervisor.agency == agency
    return supervisor.scope in ("group", "all")


def giving_side(event: TransferStep) -> tuple[Recipient, ...]:
    """Who offered the case, and whose it was."""
    names = dict.fromkeys((event.transitioned_by, event.record_owned_by))
    return tuple(name for name in names if name is not None)

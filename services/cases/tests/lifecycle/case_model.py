"""A case as it has to be after any steps by anybody. Rules: `docs/domain/access.md §2`, `docs/domain/referrals.md §14`.

Each step answers the HTTP status that it has to have, and changes the model only where the step is acknowledged.
"""

from dataclasses import dataclass, field
from typing import Any

GROUP = {"amina": "north", "joao": "north", "rosa": "south", "maria": "south", "ines": "east", "clinic": "health"}
OFFICERS, SUPERVISORS, PARTNER = ("amina", "rosa", "ines"), ("joao", "maria"), "clinic"
PEOPLE = tuple(GROUP)
CONSENTS = ("consent_for_services", "disclosure_other_orgs")
UNDER_WAY = {"in_progress", "accepted"}
SHOWN_AS = {"done": "accepted"}
"""What the case says of an offer that was taken."""
REFERRAL, TRANSFER, PLAN, INCIDENT = "referral", "transfer", "case_plan", "incident_from_case"


@dataclass
class Grant:
    """A referral or a transfer as cases keeps it. `through`: the ones by which its giver had the case. `owner`: of a
    transfer, whose the case was when it was offered.
    """

    by: str
    to: str
    through: frozenset[str]
    owner: str | None = None
    status: str = "in_progress"

    @property
    def kind(self) -> str:
        return REFERRAL if self.owner is None else TRANSFER

    @property
    def lives(self) -> bool:
        return self.status in UNDER_WAY


@dataclass
class Flag:
    message: str
    by: str
    resolved: bool = False


@dataclass
class ExpectedCase:
    owner: str = "amina"
    values: dict[str, Any] = field(default_factory=dict)
    closed: bool = False
    enabled: bool = True
    approval: str | None = None
    asked_by: str | None = None
    grants: dict[str, Grant] = field(default_factory=dict)
    flags: dict[int, Flag] = field(default_factory=dict)
    incidents: list[str] = field(default_factory=list)
    unseen_incident: bool = False
    history: list[tuple[str, str]] = field(default_factory=lambda: [("create", "amina")])

    @property
    def version(self) -> int:
        return len(self.history)

    @property
    def open(self) -> bool:
        return self.enabled and not self.closed

    @property
    def head(self) -> str:
        return next(name for name in SUPERVISORS if GROUP[name] == GROUP[self.owner])

    @property
    def agreed(self) -> bool:
        return all(self.values.get(name) is True for name in CONSENTS)

    @property
    def beside(self) -> set[str]:
        """Whose case it is, and whom a living referral or transfer names."""
        return {self.owner, *(grant.to for grant in self.grants.values() if grant.lives)}

    @property
    def offered_to(self) -> list[str]:
        return [grant.to for grant in self.grants.values() if grant.kind == TRANSFER and grant.lives]

    @property
    def transfer_status(self) -> str | None:
        offers = [grant.status for grant in self.grants.values() if grant.kind == TRANSFER]
        return SHOWN_AS.get(offers[-1], offers[-1]) if offers else None

    def sees(self, who: str) -> bool:
        if who in SUPERVISORS:
            return GROUP[who] in {GROUP[name] for name in self.beside}
        return who in self.beside

    def sees_incidents(self, who: str) -> bool:
        """They are their case's owner's; a referral of the case opens none of them."""
        return GROUP[who] == GROUP[self.owner] if who in SUPERVISORS else who == self.owner

    @property
    def alerts(self) -> set[str]:
        told = {grant.kind for grant in self.grants.values() if grant.lives}
        told |= {PLAN} if self.approval == "pending" else set()
        return told | ({INCIDENT} if self.unseen_incident else set())

    def _made(self, who: str, action: str = "update") -> int:
        """A version more. The referrals and transfers that may go on no longer end with it."""
        self.history.append((action, who))
        for grant in self.grants.values():
            if grant.lives and not self._goes_on(grant):
                grant.status = "revoked"
        while lost := [grant for grant in self.grants.values() if grant.lives and self._hangs_on_nothing(grant)]:
            for grant in lost:
                grant.status = "revoked"
        return 200

    def _goes_on(self, grant: Grant) -> bool:
        if not self.open:
            return False
        if grant.kind == REFERRAL:
            return self.agreed
        if self.owner != grant.owner:
            return False
        return self._agreed_to_others

    @property
    def _agreed_to_others(self) -> bool:
        return self.values.get("disclosure_other_orgs") is True

    def _hangs_on_nothing(self, grant: Grant) -> bool:
        links = [self.grants[id] for id in grant.through]
        return bool(links) and grant.by != self.owner and not any(link.lives for link in links)

    def edit(self, who: str, name: str, value: Any) -> int:
        if not self.sees(who):
            return 404
        self.values[name] = value
        self._looked(who)
        return self._made(who)

    def _looked(self, who: str) -> None:
        self.unseen_incident = self.unseen_incident and who != self.owner

    def turn_status(self, who: str) -> int:
        if who not in SUPERVISORS:
            return 403
        if not self.sees(who):
            return 404
        self.closed = not self.closed
        return self._made(who)

    def turn_state(self, who: str) -> int:
        if who not in OFFICERS:
            return 403
        if not self.sees(who):
            return 404
        self.enabled = not self.enabled
        self._looked(who)
        return self._made(who)

    def record_incident(self, who: str, id: str) -> int:
        if not self.sees(who):
            return 422
        self.incidents.append(id)
        self.closed = self.closed and not self.enabled
        self.unseen_incident = self.unseen_incident or who != self.owner
        self._made(who)
        return 204

    def ask(self, who: str) -> int:
        if who not in OFFICERS:
            return 403
        if not self.sees(who):
            return 404
        if not self.enabled or self.approval == "pending":
            return 409
        self.approval, self.asked_by = "pending", who
        return self._made(who)

    def answer_plan(self, who: str, status: str) -> int:
        if who not in SUPERVISORS:
            return 403
        if not self.sees(who):
            return 404
        if not self.enabled or self.approval != "pending":
            return 409
        self.approval = status
        return self._made(who)

    def flag(self, who: str) -> int:
        return self._made(who, "flag") if self.sees(who) else 404

    def resolve(self, who: str, number: int) -> int:
        if not self.sees(who):
            return 404
        flag = self.flags[number]
        if who not in {flag.by, self.owner, *SUPERVISORS}:
            return 403
        if flag.resolved:
            return 409
        flag.resolved = True
        return self._made(who, "unflag")

    def assign(self, by: str, to: str) -> None:
        """By a supervisor, to an officer."""
        self.owner = to
        self._made(by)

    def refer(self, id: str, by: str, to: str) -> bool:
        """Whether the case was opened."""
        if by == to or not (self.sees(by) and self.open and self.agreed):
            return False
        self.grants[id] = Grant(by, to, self._through(by))
        self._made(by)
        return True

    def _through(self, giver: str) -> frozenset[str]:
        living = {id: grant for id, grant in self.grants.items() if grant.lives}
        if giver in SUPERVISORS:
            colleague = GROUP[giver] == GROUP[self.owner]
            return frozenset(id for id, grant in living.items() if not colleague and GROUP[grant.to] == GROUP[giver])
        return frozenset(id for id, grant in living.items() if giver != self.owner and grant.to == giver)

    def offer(self, id: str, by: str, to: str) -> bool:
        """Whether the case was opened to who may take it over."""
        if to not in OFFICERS or to in {by, self.owner}:
            return False
        if not (self.sees(by) and self.open and self._agreed_to_others):
            return False
        if self.offered_to:
            return False
        self.grants[id] = Grant(by, to, self._through(by), owner=self.owner)
        self._made(by)
        return True

    def take_over(self, id: str, by: str) -> None:
        grant = self.grants.get(id)
        if grant is not None and grant.lives:
            grant.status, self.owner = "done", grant.to
            self._made(by)

    def answer(self, id: str, by: str, status: str) -> None:
        """A referral is answered, or a transfer declined; or either is taken back."""
        grant = self.grants.get(id)
        if grant is not None and grant.lives:
            grant.status = status
            self._made(by)

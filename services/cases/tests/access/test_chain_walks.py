"""Any order of steps by anybody, against a model that says who may read what of a case.

Rules: `docs/domain/access.md §8`, `docs/domain/referrals.md §14`.
"""

from dataclasses import dataclass, field
from random import Random
from typing import Any

from access_builders import AGREED, Desk, configure
from cases.app import create_app
from contracts.cases import AccessEnded
from contracts.referrals import ReferralAccepted, ReferralDone, ReferralRejected, ReferralRevoked
from testkit.people import CASEWORKER
from testkit.services import Published, make_client, settings_for

OWNER = {"case": [*CASEWORKER["case"], "close", "reopen", "consent_override"]}
PARTNER = {"case": ["read", "receive_referral", "referral"]}
PEOPLE = {"amina": "mssi", "clinic": "hospital", "police": "station", "shelter": "house"}
ASKED = ("clinic", "police", "shelter")
CONSENTS = ("consent_for_services", "disclosure_other_orgs")
CHOICES = [{}, {"sharing": "r"}, {"sharing": "rw", "health": "r"}, {"health": "rw", "law": "rw"}]
ANSWERS = {"accepted": ReferralAccepted, "rejected": ReferralRejected, "done": ReferralDone, "revoked": ReferralRevoked}

WALKS, STEPS = 20, 25

Rights = frozenset[tuple[str, str]]


def rights(forms: dict[str, str]) -> Rights:
    """To read a form, and to write it."""
    return frozenset((form, letter) for form, access in forms.items() for letter in access)


@dataclass
class Link:
    to: str
    by: str
    named: str | None
    hangs_on: list["Link"]
    in_spite_of: set[str]
    transition: Any = None
    open: bool = True


@dataclass
class Model:
    forms: dict[str, dict[str, str]]
    links: list[Link] = field(default_factory=list)
    said: dict[str, bool | None] = field(default_factory=lambda: dict.fromkeys(CONSENTS, True))
    closed: bool = False
    disabled: bool = False

    def under_way(self, name: str) -> list[Link]:
        return [link for link in self.links if link.to == name and link.open]

    def reads(self, name: str) -> Rights | None:
        """Nothing where the case is not there for the person."""
        if name == "amina":
            return rights(self.forms["amina"])
        found = self.under_way(name)
        return frozenset().union(*(self.gives(link) for link in found)) if found else None

    def gives(self, link: Link) -> Rights:
        wanted = rights(self.forms[link.named or link.to])
        if not link.hangs_on:
            return wanted & rights(self.forms[link.by])
        return wanted & frozenset().union(*(self.gives(each) for each in link.hangs_on if each.open))

    def missing(self) -> set[str]:
        return {name for name, said in self.said.items() if said is not True}

    def may_refer(self, by: str, to: str, *, in_spite: bool) -> bool:
        if by == to or self.closed or self.disabled or self.reads(by) is None:
            return False
        return not self.missing() or (in_spite and by == "amina")

    def settle(self) -> None:
        for link in self.links:
            if self.closed or self.disabled or self.missing() - link.in_spite_of:
                link.open = False
            link.in_spite_of &= self.missing()
        for link in self.links:  # what hangs on others was made after them
            if link.hangs_on and not any(each.open for each in link.hangs_on):
                link.open = False


class Walk:
    """Steps drawn evenly from a seed: to meet, a chain and its end take more coincidences than a search finds."""

    def __init__(self, seed: int, desk: Desk, client: Any, app: Any) -> None:
        self.random = Random(seed)  # noqa: S311  # test data
        self.desk, self.client, self.app = desk, client, app
        self.model = Model(dict.fromkeys((*PEOPLE, "narrow"), CHOICES[2]))
        self.told = [f"seed {seed}"]

    async def begin(self) -> None:
        for name in self.model.forms:
            await self.give_forms(name)
        self.case = await self.desk.register(**AGREED)

    async def give_forms(self, name: str) -> None:
        """Accounts and roles are of one name; `narrow` is a role that a referral may name."""
        rights_of = OWNER if name == "amina" else PARTNER
        role = "role-caseworker" if name == "amina" else f"role-{name}"
        more: Any = {"role": role, "permissions": rights_of, "forms": self.model.forms[name]}
        await self.desk.people.add(name, agency=PEOPLE.get(name), **more)

    async def step(self) -> None:
        often = [self.refer] * 4 + [self.answer] * 2
        steps = [*often, self.say_of_consent, self.close, self.disable, self.change_a_role]
        await self.random.choice(steps)()
        await self.everybody_reads_what_the_model_says()

    async def refer(self) -> None:
        by = self.random.choice([name for name in PEOPLE if self.model.reads(name) is not None or name == "shelter"])
        to, named, in_spite = self.random.choice(ASKED), self.random.random() < 0.3, self.random.random() < 0.5
        self.told.append(f"{by} refers to {to}{' with a role' if named else ''}{' in spite' if in_spite else ''}")
        more = {"authorized_role": "role-narrow"} if named else {}
        transition = await self.desk.refer(self.case, to, by, consent_overridden=in_spite, **more)
        if self.model.may_refer(by, to, in_spite=in_spite):
            hangs_on = [] if by == "amina" else self.model.under_way(by)
            link = Link(to, by, "narrow" if named else None, hangs_on, self.model.missing(), transition)
            self.model.links.append(link)

    async def answer(self) -> None:
        links = [link for link in self.model.links if link.open] or self.model.links
        if not links:
            return
        link, status = self.random.choice(links), self.random.choice(sorted(ANSWERS))
        self.told.append(f"the one of {link.by} to {link.to} is {status}")
        by = link.by if status == "revoked" else link.to
        await self.desk.answer(ANSWERS[status], self.case, link.transition, status, by)
        link.open = link.open and status == "accepted"
        self.model.settle()

    async def say_of_consent(self) -> None:
        name, said = self.random.choice(CONSENTS), self.random.choice([True, True, False, None])
        self.model.said[name] = said
        await self.change(**{name: said})

    async def close(self) -> None:
        self.model.closed = not self.model.closed
        await self.change(status="closed" if self.model.closed else "open")
        if self.model.closed:
            await self.everybody_reads_what_the_model_says()
            await self.close()

    async def disable(self) -> None:
        self.model.disabled = not self.model.disabled
        await self.change(record_state=not self.model.disabled)
        if self.model.disabled:
            await self.everybody_reads_what_the_model_says()
            await self.disable()

    async def change(self, **values: Any) -> None:
        self.told.append(f"the case says {values}")
        await self.desk.change(self.case, self.desk.people.known["amina"], **values)
        self.model.settle()

    async def change_a_role(self) -> None:
        """The form that holds the consents stays its owner's to write."""
        name, forms = self.random.choice([*PEOPLE, "narrow"]), self.random.choice(CHOICES)
        self.model.forms[name] = forms | {"sharing": "rw"} if name == "amina" else forms
        self.told.append(f"the role of {name} opens {forms}")
        await self.give_forms(name)

    async def everybody_reads_what_the_model_says(self) -> None:
        self.app.state.actors.forget()
        for name in PEOPLE:
            answer = await self.client(self.desk.people.known[name]).get(f"/api/v2/cases/{self.case}")
            expected = self.model.reads(name)
            assert answer.status_code == (404 if expected is None else 200), (name, self.told)
            if expected is not None and name != "amina":
                assert rights(answer.json()["data"]["permitted_forms"]) == expected, (name, self.told)


async def test_any_order_of_steps_keeps_to_the_model(committed, keyring):
    impatient = settings_for("cases", committed.url).model_copy(update={"patience_seconds": 0})
    app = create_app(impatient, database=committed, keyring=keyring)
    desk = Desk(committed, keyring, await configure(committed))
    for seed in range(WALKS):
        walk = Walk(seed, desk, lambda actor: make_client(app, "cases", actor), app)
        await walk.begin()
        for _ in range(STEPS):
            await walk.step()
    assert {each.code for each in await Published(committed)(AccessEnded)} == {
        "consent_withdrawn",
        "record_closed",
        "record_disabled",
        "giver_lost_access",
    }

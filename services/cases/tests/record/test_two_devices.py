"""Two devices that changed the same version: what is apart is kept of both, what meets is told, nothing is overwritten.

Each pair of changes is drawn: which fields, what values, which device is first, and whether it says its version in the
body or in the header.
"""

import random
from itertools import count
from uuid import uuid4

import pytest
from testkit.people import MODULE

pytestmark = pytest.mark.long
PAIRS = 1_000
OF_ONE_CASE = 40
"""Then another case is registered: a history grows with each change."""
ROWS = "family_details_section"
TEXTS = ("name_nickname", "name_other", "occupation", "address_current")
ROW_TEXTS = ("relation_name", "relation_telephone")
RISKS = ("low", "medium", "high")


class Devices:
    """A case with two rows, and its two caseworkers' devices, which changed the same version of it."""

    def __init__(self, http, case, rows, rng):
        self.http, self.url, self.rows, self.rng = http, f"/api/v2/cases/{case['id']}", rows, rng
        self.version, self.known = 1, {}
        self.accepted = []
        self._words = count()

    def places(self):
        """Fields of the record and of its rows, as (field, row)."""
        return [*((name, None) for name in (*TEXTS, "age", "risk_level")), *self.of_rows()]

    def of_rows(self):
        return [(name, row) for row in self.rows for name in (*ROW_TEXTS, "relation_age")]

    def value(self, place, *other_than):
        """Another one than there is, and than these."""
        name = place[0]
        choices = RISKS if name == "risk_level" else range(18) if name.endswith("age") else None
        if choices is None:
            return f"invented {next(self._words)}"
        return self.rng.choice([each for each in choices if each not in {self.known.get(place), *other_than}])

    async def change(self, place, value, version):
        name, row = place
        data = {name: value} if row is None else {ROWS: [{"unique_id": row, name: value}]}
        if self.rng.random() < 0.5:
            return await self.http.patch(self.url, json={"data": data}, headers={"If-Match": f'"{version}"'})
        return await self.http.patch(self.url, json={"data": data, "base_version": version})

    async def accept(self, place, value, version):
        answer = await self.change(place, value, version)
        assert answer.status_code == 200, answer.text
        self.note(place, value)
        self.version = answer.json()["data"]["version"]

    def note(self, place, value):
        if self.known.get(place) != value:
            self.accepted.append((place, self.known.get(place), value))
        self.known[place] = value

    async def shown(self):
        data = (await self.http.get(self.url)).json()["data"]
        rows = {row["unique_id"]: row for row in data[ROWS]}
        return data["version"], {
            (name, row): (data if row is None else rows[row]).get(name) for name, row in self.places()
        }

    async def history(self):
        """Each change of a field, oldest first: of a row, by the field in it."""
        entries = (await self.http.get(f"{self.url}/record_history?per=1000")).json()["data"]
        told = []
        for entry in reversed(entries):
            for change in entry["record_changes"]:
                for name, values in change.items():
                    told += self._of_rows(values) if name == ROWS else [((name, None), values["from"], values["to"])]
        return [each for each in told if each[0] in self.known]

    def _of_rows(self, values):
        before, after = ({row["unique_id"]: row for row in values[side] or []} for side in ("from", "to"))
        for name, row in self.of_rows():
            pair = [rows.get(row, {}).get(name) for rows in (before, after)]
            if pair[0] != pair[1]:
                yield ((name, row), *pair)


@pytest.fixture
def devices(client, people):
    rng = random.Random(23)  # noqa: S311  # draws changes

    async def make():
        http = client(people.admin)
        rows = [str(uuid4()), str(uuid4())]
        begun = {"risk_level": "low", ROWS: [{"unique_id": row, "relation_name": "Invented"} for row in rows]}
        answer = await http.post("/api/v2/cases", json={"data": {"module_id": MODULE, **begun}})
        assert answer.status_code == 200, answer.text
        made = Devices(http, answer.json()["data"], rows, rng)
        made.known = (await made.shown())[1]
        return made

    return make


async def test_what_two_devices_change_apart_is_kept_of_both_and_stands_in_the_history(devices):
    kept = 0
    for turn in range(PAIRS):
        if turn % OF_ONE_CASE == 0:
            pair = await devices()
        version = pair.version
        first, second = pair.rng.sample(pair.places(), 2)
        for place in (first, second):
            await pair.accept(place, pair.value(place), version)
        _, shown = await pair.shown()
        kept += shown == pair.known
        if (turn + 1) % OF_ONE_CASE == 0:
            assert (await pair.history())[-len(pair.accepted) :] == pair.accepted
    print(f"two devices, different fields: {kept} of {PAIRS} pairs kept of both")
    assert kept == PAIRS


async def test_what_two_devices_change_alike_is_told_to_the_second_and_nothing_is_overwritten(devices):
    told = overwritten = 0
    for turn in range(PAIRS):
        if turn % OF_ONE_CASE == 0:
            pair = await devices()
        version = pair.version
        place = pair.rng.choice(pair.places())
        mine = pair.value(place)
        theirs = pair.value(place, mine)
        await pair.accept(place, mine, version)
        made = pair.version
        beside = next(other for other in pair.places() if other != place)
        refused = await pair.change(place, theirs, version)
        said = refused.json()
        field = place[0] if place[1] is None else ROWS
        told += (refused.status_code, said.get("facts")) == (409, {"version": made, "fields": [field]})
        at, shown = await pair.shown()
        overwritten += (at, shown) != (made, pair.known)
        # Who has seen both decides: the same change against the version of now is taken.
        if turn % 10 == 0:
            await pair.accept(place, theirs, made)
            await pair.accept(beside, pair.value(beside), version)
        if (turn + 1) % OF_ONE_CASE == 0:
            assert (await pair.history())[-len(pair.accepted) :] == pair.accepted
    print(f"two devices, the same field: {told} of {PAIRS} told, {overwritten} overwritten")
    assert (told, overwritten) == (PAIRS, 0)


async def test_the_same_value_from_both_is_no_conflict(devices):
    pair = await devices()
    for place in pair.places():
        version = pair.version
        value = pair.value(place)
        await pair.accept(place, value, version)
        assert (await pair.change(place, value, version)).status_code == 200
        assert (await pair.shown())[1] == pair.known

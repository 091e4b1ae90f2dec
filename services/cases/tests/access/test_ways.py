"""What was referred on says in its row what its chain comes to, whoever wrote the row and however old it is."""

from importlib import util
from pathlib import Path

from cases.record.domain.grants import with_ways
from testkit.sharing_cases import make_records

MIGRATION = Path(__file__).parents[2] / "migrations/versions/0012_ways_of_chains.py"


def by_the_migration(grants):
    spec = util.spec_from_file_location("ways_of_chains", MIGRATION)
    module = util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return {id: module._with_ways(grant, grants) for id, grant in grants.items()}


def _offered(grants):
    """Rows from before know no transfers."""
    return any(grant["kind"] == "transfer" for grant in grants.values())


def test_rows_from_before_say_the_same_as_rows_from_now_on():
    some = [kept.grants for seed in range(200) for kept in make_records(seed) if not _offered(kept.grants)]
    said = [with_ways(grants) for grants in some]
    assert [by_the_migration(grants) for grants in some] == said
    ways = [grant["ways"] for grants in said for grant in grants.values() if "ways" in grant]
    assert {min(len(way), 2) for way in ways} == {0, 1, 2}

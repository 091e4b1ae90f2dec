"""What is not built says so, and is nobody's identifier; a list of what cannot be made yet is empty."""

from testkit.unbuilt import surprises_of


async def test_what_is_not_built_says_so(people, client):
    assert await surprises_of("reporting", people, client) == {}

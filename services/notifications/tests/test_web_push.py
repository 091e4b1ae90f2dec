"""What every page of Primero's client asks first."""


async def test_web_push_is_said_to_be_off(client, people, anonymous):
    told = await client(people.nobody_role).get("/api/v2/webpush/config")
    assert (told.status_code, told.json()) == (
        200,
        {"data": {"enabled": False, "vapid_public": None, "pause_after": None}},
    )
    assert (await anonymous.get("/api/v2/webpush/config")).status_code == 401

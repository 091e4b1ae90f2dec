"""How a browser signs in, and what the gateway asks."""

import base64

import httpx

PASSWORD = "seven quiet lamps"
LOGIN = "/api/v2/tokens"


async def sign_in(browser: httpx.AsyncClient, user_name: str, password: str = PASSWORD) -> httpx.Response:
    await browser.get("/api/v2/identity_providers")
    body = {"user": {"user_name": user_name, "password": password}}
    return await browser.post(LOGIN, json=body, headers={"X-CSRF-Token": browser.cookies["CSRF-TOKEN"]})


async def ask(
    browser: httpx.AsyncClient, method: str = "GET", audience: str = "cases", **headers: str
) -> httpx.Response:
    asked = {"X-Forwarded-Method": method, "X-Forwarded-Uri": "/api/v2/cases", "X-Audience": audience}
    return await browser.get("/internal/authorize", headers=asked | headers)


def basic(user_name: str, password: str = PASSWORD) -> str:
    return "Basic " + base64.b64encode(f"{user_name}:{password}".encode()).decode()

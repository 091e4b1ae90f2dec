"""What only the demonstration has: who can log in, and the mail that would have been sent.

A process of its own (`python -m deploy.stage`) is told MAHON_STAGE_PORT, MAHON_SMTP_PORT, MAHON_MAIL_FOLDER.
"""

import asyncio
import os
from pathlib import Path

import uvicorn
import uvloop
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from deploy.mailbox import Mailbox


def create_app(mailbox: Mailbox) -> Starlette:
    async def show_people(_request: Request) -> JSONResponse:
        return JSONResponse({"data": who_can_log_in()})

    async def show_mail(_request: Request) -> JSONResponse:
        return JSONResponse({"data": await asyncio.to_thread(mailbox.newest)})

    return Starlette(routes=[Route("/demonstration/people", show_people), Route("/demonstration/mail", show_mail)])


def who_can_log_in() -> list[dict[str, str]]:
    from demonstration import people

    return [
        {
            "user_name": person.user_name,
            "full_name": person.full_name,
            "role": person.role_name,
            "password": person.password,
        }
        for person in people()
    ]


async def serve() -> None:
    mailbox = Mailbox(Path(os.environ["MAHON_MAIL_FOLDER"]))
    post, _ = await mailbox.listen(int(os.environ["MAHON_SMTP_PORT"]))
    port = int(os.environ["MAHON_STAGE_PORT"])
    config = uvicorn.Config(create_app(mailbox), port=port, lifespan="off", access_log=False, log_config=None)
    async with post:
        await uvicorn.Server(config).serve()


def main() -> None:
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(serve())


if __name__ == "__main__":
    main()

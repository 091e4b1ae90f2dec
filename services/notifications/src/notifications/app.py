"""The HTTP side of notifications."""

from functools import partial

from chassis import serve
from chassis.app import create_service

from notifications.inbox import api as inbox
from notifications.web_push import api as web_push

create_app = partial(create_service, routers=[inbox.router, web_push.router])
main = partial(serve.api, create_app, "notifications")

if __name__ == "__main__":
    main()

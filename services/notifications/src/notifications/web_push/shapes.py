"""What goes over the wire about web push."""

from chassis.shapes import Shape


class WebPushConfiguration(Shape):
    """`vapid_public`: the key that a browser subscribes with. `pause_after`: minutes without a sign of life."""

    enabled: bool
    vapid_public: str | None
    pause_after: int | None

"""Who may see and change modules one by one; `GET /system_settings?extended=true` shows them to everybody."""

from chassis.actor import Actor


def must_manage(actor: Actor) -> None:
    actor.must("metadata", "manage")

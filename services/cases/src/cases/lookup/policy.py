"""Who may read and change lookups one by one. Everybody signed in lists them."""

from chassis.actor import Actor


def must_edit(actor: Actor) -> None:
    actor.must("metadata", "manage", "manage_restricted")


def must_manage(actor: Actor) -> None:
    actor.must("metadata", "manage")

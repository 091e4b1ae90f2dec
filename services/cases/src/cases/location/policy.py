"""Who may change locations. Everybody signed in lists them: records name them."""

from chassis.actor import Actor


def must_manage(actor: Actor) -> None:
    actor.must("metadata", "manage")

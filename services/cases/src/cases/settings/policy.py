"""Who may change the contact information. Everybody signed in reads it, and the settings."""

from chassis.actor import Actor


def must_manage(actor: Actor) -> None:
    actor.must("system", "manage")

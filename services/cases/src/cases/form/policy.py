"""Who may change forms. Everybody signed in lists them; one form at a time is the administrator's."""

from chassis.actor import Actor
from chassis.errors import NotAllowed

from cases.form.domain import Form


class FormBelongsToTheSystem(NotAllowed):
    code = "form_belongs_to_the_system"
    title = "This form is built in and cannot be deleted."


def must_edit(actor: Actor) -> None:
    actor.must("metadata", "manage", "manage_restricted")


def must_manage(actor: Actor) -> None:
    actor.must("metadata", "manage")


def is_restricted(actor: Actor) -> bool:
    """Whether the actor may change labels, visibility, order and options only."""
    return not actor.may("metadata", "manage")


def must_be_removable(form: Form) -> None:
    if form.is_core or not form.is_editable:
        raise FormBelongsToTheSystem(unique_id=form.unique_id)

"""What roles follow of cases' configuration: who creates a form may fill it."""

from chassis.unit_of_work import UnitOfWork
from contracts.cases import FormChanged

from identity.configuration_copy.store import knows_form
from identity.role.commands import give_form


async def give_new_form(uow: UnitOfWork, event: FormChanged) -> None:
    """Give a new form to its creator's role, once: told again, as after a resync, the form is known and not new."""
    if event.created_by_role is not None and not await knows_form(uow, event.unique_id):
        await give_form(uow, event.created_by_role, event.unique_id)

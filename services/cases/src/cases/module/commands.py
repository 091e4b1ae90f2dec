"""What an administrator does with modules."""

from chassis.errors import existing
from chassis.ids import derived_id
from chassis.unit_of_work import UnitOfWork
from contracts.cases import ModuleChanged
from contracts.values import FrozenValues

from cases.form.commands import set_module_forms
from cases.module import domain, store
from cases.module.domain import ModuleView


async def create_child_protection(uow: UnitOfWork) -> None:
    """The module of a fresh installation, unless it is there."""
    module = domain.child_protection()
    if module.unique_id not in {known.unique_id for known in await store.list_modules(uow.session)}:
        await store.save_module(uow.session, module)
        await announce_modules(uow)


async def change_module(uow: UnitOfWork, id: int, sent: FrozenValues) -> ModuleView:
    """Description, record types, forms, our own options. Forms that do not exist are passed over, as Primero does."""
    uow.actor.must("metadata", "manage")
    module = existing(next((each for each in await store.list_modules(uow.session) if each.id == id), None))
    if not uow.replayed:
        changed = domain.change_module(module, sent)
        if "form_section_unique_ids" in sent:
            await set_module_forms(uow, module.unique_id, sent["form_section_unique_ids"])
        if sent.get("module_options") is not None:
            fields = await store.find_case_fields(uow.session, module.unique_id)
            forms = await store.find_case_forms(uow.session, module.unique_id)
            changed = domain.set_options(changed, sent["module_options"], fields, forms)
        await store.save_module(uow.session, changed)
        await announce_modules(uow, only=module.unique_id)
    views = await store.view_modules(uow.session)
    return next(view for view in views if view.module.id == id)


async def announce_modules(uow: UnitOfWork, *, only: str | None = None) -> None:
    """Announce every module as it is now, or one of them."""
    for view in await store.view_modules(uow.session):
        module = view.module
        if only in (None, module.unique_id):
            event = ModuleChanged.of(module, forms=view.forms, workflows=view.workflows)
            await uow.publish(event, about=derived_id("module", module.unique_id))

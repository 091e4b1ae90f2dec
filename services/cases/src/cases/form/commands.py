"""What an administrator does with forms."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from chassis.errors import Conflict, existing
from chassis.ids import derived_id
from chassis.unit_of_work import UnitOfWork
from contracts.cases import FormChanged
from contracts.values import FrozenValues

from cases.form import domain, policy, store
from cases.form.domain import Form, Problems
from cases.lookup.commands import offer_option, suffix_of
from cases.lookup.domain import UniqueIdTaken
from cases.lookup.store import list_lookups
from cases.texts import parameterize


class FormInUse(Conflict):
    code = "form_in_use"
    title = "A form shows this form as its rows."


async def create_form(uow: UnitOfWork, sent: FrozenValues) -> Form:
    policy.must_manage(uow.actor)
    before = await _locked(uow)
    problems = Problems()
    form = domain.read_form(sent, before, problems, suffix=suffix_of(uow))
    if form.unique_id in before:
        if uow.replayed:
            return before[form.unique_id]
        raise UniqueIdTaken(unique_id=form.unique_id)
    await _check(uow, form, None, before, problems)
    return await _save(uow, form, before, created_by=None if uow.actor.is_service else uow.actor.role)


async def change_form(uow: UnitOfWork, id: int, sent: FrozenValues) -> Form:
    policy.must_edit(uow.actor)
    before = await _locked(uow)
    form = _open(before, id)
    if uow.replayed:
        return form
    problems = Problems()
    restricted = policy.is_restricted(uow.actor)
    changed = domain.change_form(form, sent, before, problems, restricted=restricted)
    await _check(uow, changed, form, before, problems)
    return await _save(uow, changed, before)


async def delete_form(uow: UnitOfWork, id: int) -> None:
    policy.must_manage(uow.actor)
    before = await _locked(uow)
    if uow.replayed and all(form.id != id for form in before.values()):
        return
    form = _open(before, id)
    policy.must_be_removable(form)
    users = [other.unique_id for other in before.values() if form.unique_id in {f.subform for f in other.fields}]
    if users:
        raise FormInUse(unique_id=form.unique_id, used_by=sorted(users))
    await store.delete_forms(uow.session, [form.unique_id])
    await announce_forms(uow, before)


async def replace_forms(uow: UnitOfWork, forms: Sequence[Form], *, gone: Iterable[str]) -> None:
    """Save the forms, delete those that are gone, and announce what changed: a configuration's doing."""
    before = await _locked(uow)
    await store.delete_forms(uow.session, gone)
    await store.save_forms(uow.session, forms)
    await announce_forms(uow, before)


async def set_module_forms(uow: UnitOfWork, module: str, unique_ids: Collection[str]) -> None:
    before = await _locked(uow)
    await store.set_module_forms(uow.session, module, unique_ids)
    await announce_forms(uow, before)


async def announce_forms(
    uow: UnitOfWork, before: Mapping[str, Form], *, written: str = "", created_by: str | None = None
) -> dict[str, Form]:
    """Announce every form that other services see differently now, and the one that was just written.

    `created_by`: the role of the person to whom the written form is new.

    Returns the forms as they are now, by unique id.
    """
    now = {form.unique_id: form for form in await store.list_forms(uow.session)}
    for unique_id, form in now.items():
        old = before.get(unique_id)
        event = _announcement(form, created_by=created_by if unique_id == written else None)
        if unique_id == written or old is None or _announcement(old) != event:
            await uow.publish(event, about=derived_id("form", unique_id))
    for unique_id in (each for each in before if each not in now):
        gone = _announcement(before[unique_id]).model_copy(update={"deleted": True})
        await uow.publish(gone, about=derived_id("form", unique_id))
    return now


def _announcement(form: Form, *, created_by: str | None = None) -> FormChanged:
    return FormChanged.of(
        form,
        nested=form.is_nested,
        fields={item.name: item.type for item in form.fields if item.attributes.get("visible", True)},
        created_by_role=created_by,
        deleted=False,
    )


async def _locked(uow: UnitOfWork) -> dict[str, Form]:
    await store.lock_forms(uow.session)
    return {form.unique_id: form for form in await store.list_forms(uow.session)}


def _open(forms: Mapping[str, Form], id: int) -> Form:
    return existing(next((form for form in forms.values() if form.id == id), None))


async def _check(uow: UnitOfWork, form: Form, old: Form | None, forms: Mapping[str, Form], problems: Problems) -> None:
    """Refuse with everything that is wrong. What was wrong in the form before is not held against a change."""
    lists = domain.lists_of(await list_lookups(uow.session))
    modules = await store.list_module_names(uow.session)
    domain.check_form(form, forms, problems)
    domain.check_lists(form, lists, problems)
    for name in form.modules:
        if name not in modules:
            problems.add(domain.Where(form.unique_id), "module_ids", "unknown_module")
    if old is not None:
        known = Problems()
        domain.check_form(old, forms, known)
        domain.check_lists(old, lists, known)
        problems.found = [problem for problem in problems.found if problem not in known.found]
    problems.refuse()


async def _save(uow: UnitOfWork, form: Form, before: Mapping[str, Form], *, created_by: str | None = None) -> Form:
    await _offer_group(uow, form)
    await store.save_forms(uow.session, [form])
    now = await announce_forms(uow, before, written=form.unique_id, created_by=created_by)
    return now[form.unique_id]


async def _offer_group(uow: UnitOfWork, form: Form) -> None:
    """A group that the record type's group lookups do not have yet becomes an option of them."""
    group = form.attributes.get("form_group_id")
    if not group:
        return
    form.attributes["form_group_id"] = parameterize(group, "_")
    for module in form.modules:
        lookup = f"lookup-form-group-{module.removeprefix('primeromodule-')}-{form.parent_form}"
        await offer_option(uow, lookup, id=form.attributes["form_group_id"], text=group)

"""Who may see, store and apply configurations."""

from chassis.actor import Actor

from cases.configuration.domain.state import RETRY_AFTER, Configuration, ConfigurationBeingApplied, TooNew
from cases.settings.domain import COMPATIBLE_WITH


def must_manage(actor: Actor) -> None:
    actor.must("primero_configuration", "manage")


def must_rest(configuration: Configuration) -> None:
    """A configuration under way is left alone."""
    if configuration.state.is_under_way:
        raise ConfigurationBeingApplied(retry_after=RETRY_AFTER)


def is_applicable(configuration: Configuration) -> bool:
    """Whether it was made by this system or an older one. Rule: `docs/domain/configuration.md §2`."""
    made_by = configuration.primero_version
    return made_by is None or _numbers(made_by) <= _numbers(COMPATIBLE_WITH)


def must_be_applicable(configuration: Configuration) -> None:
    if not is_applicable(configuration):
        raise TooNew(made_by=configuration.primero_version, this=COMPATIBLE_WITH)


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split(".") if part.isdigit())

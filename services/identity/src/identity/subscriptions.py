"""What identity listens to. Its copy of actors is written with each change, so it hears nothing of itself.

A new form is given to its creator's role before the copy knows it: afterwards it is new no more.
"""

from chassis.reacting import Reaction
from contracts.cases import (
    ConfigurationStarted,
    FormChanged,
    LocationsChanged,
    LookupChanged,
    ModuleChanged,
    SettingsChanged,
)
from contracts.event import Event

from identity.account.reactions import follow_locations
from identity.configuration.reactions import apply_configuration
from identity.configuration_copy import reactions as copy
from identity.role.reactions import give_new_form

SUBSCRIPTIONS: dict[type[Event], Reaction | tuple[Reaction, ...]] = {
    ConfigurationStarted: apply_configuration,
    FormChanged: (give_new_form, copy.note_form),
    LocationsChanged: (copy.note_locations, follow_locations),
    LookupChanged: copy.note_lookup,
    ModuleChanged: copy.note_module,
    SettingsChanged: (copy.note_settings, follow_locations),
}

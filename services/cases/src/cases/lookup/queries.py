"""Reading lookups. A process remembers them until one changes."""

from cases.lookup.store import list_lookups
from cases.remembered import Remembered

load_lookups = Remembered(list_lookups, "lookup").get
"""Every lookup, oldest first. Shared by all requests of the process: do not change them."""

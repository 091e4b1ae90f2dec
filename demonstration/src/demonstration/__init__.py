"""The demonstration: a Timor-Leste configuration, its fictional people and children, and how to load them."""

from demonstration.configuration import configuration
from demonstration.loading import load
from demonstration.places import locations
from demonstration.roster import Person, people

__all__ = ["Person", "configuration", "load", "locations", "people"]

"""Storing configurations, and applying one in the background."""

from cases.configuration.commands.application import apply_pending
from cases.configuration.commands.storing import (
    change_configuration,
    create_configuration,
    delete_configuration,
)

__all__ = ["apply_pending", "change_configuration", "create_configuration", "delete_configuration"]

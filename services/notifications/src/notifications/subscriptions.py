"""Which event leads to which reaction."""

from notifications.inbox import reactions as inbox

SUBSCRIPTIONS = inbox.subscriptions()

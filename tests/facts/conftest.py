"""The cases service with a whole configuration, and somebody who may do everything."""

from cases.app import create_app
from cases.subscriptions import subscriptions
from testkit.services import service_fixtures

globals().update(service_fixtures("cases", create_app, subscriptions))

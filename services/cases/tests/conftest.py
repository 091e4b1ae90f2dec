"""What every test of the cases service stands on."""

from cases.app import create_app
from cases.subscriptions import subscriptions
from testkit import service_fixtures

globals().update(service_fixtures("cases", create_app, subscriptions))

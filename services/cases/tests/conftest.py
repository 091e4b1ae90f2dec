"""What every test of the cases service stands on."""

import sys
from pathlib import Path

from cases.app import create_app
from cases.subscriptions import subscriptions
from testkit import service_fixtures

# What the tests here share lies beside them, and with importlib mode nothing puts that on the path.
sys.path.insert(0, str(Path(__file__).parent))

globals().update(service_fixtures("cases", create_app, subscriptions))

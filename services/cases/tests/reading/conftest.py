"""The roles and forms of both configurations, with a case for every way a person may stand to one."""

import json
import sys
from pathlib import Path

import pytest
from cases.app import create_app
from demonstration.configuration import configuration
from testkit import shared_folder
from testkit.services import make_app

# What the tests here share lies beside them, and with importlib mode nothing puts that on the path.
sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture
def configuration_data():
    """The demonstration's, or the original's: where that is not beside the checkout, its half says it is skipped."""

    def read(name):
        if name == "demonstration":
            return configuration()["data"]
        return json.loads((shared_folder() / "data/cpims/primero_configuration.json").read_text())["data"]

    return read


@pytest.fixture
def cases_app(committed, keyring):
    """The service on a database that really commits: what changed since is told of nothing else."""
    return make_app(create_app, "cases", committed, keyring)

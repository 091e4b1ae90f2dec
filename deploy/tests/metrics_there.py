"""Which metrics there are, by what each half of each service registers when it is imported."""

import importlib

from contracts.topology import SERVICES
from prometheus_client import REGISTRY

OF_THE_SCRAPER = frozenset({"le", "job", "instance", "process", "half"})


def samples() -> dict[str, frozenset[str]]:
    """The names that our metrics are scraped by, each with its labels."""
    for service in SERVICES:
        for half in ("app", "worker"):
            importlib.import_module(f"{service}.{half}")
    found = {
        name: frozenset(getattr(metric, "_labelnames", ())) | OF_THE_SCRAPER
        for name, metric in REGISTRY._names_to_collectors.items()
        if name.startswith("mahon_") and not name.endswith("_created")
    }
    return found | {"up": OF_THE_SCRAPER}

"""Files that somebody sends who means harm, or whose telephone broke off."""

import sys
from pathlib import Path

# What the tests here share lies beside them, and with importlib mode nothing puts that on the path.
sys.path.insert(0, str(Path(__file__).parent))

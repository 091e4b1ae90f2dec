"""What the tests here share lies beside them, and with importlib mode nothing puts that on the path."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

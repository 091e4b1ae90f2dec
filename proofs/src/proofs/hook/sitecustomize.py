"""Imported by every Python process that has this folder on its path: only chaos's negative controls do."""

import os
import sys

# Only what serves people is sabotaged: who sets the system up must leave it whole.
if os.environ.get("MAHON_SABOTAGE") and any(part.endswith((".app", ".worker")) for part in sys.orig_argv):
    import proofs.sabotage  # noqa: F401  # importing it is what does it

"""Where things lie in the checkout."""

import os
from pathlib import Path

REPOSITORY = Path(os.environ.get("MAHON_ROOT") or Path(__file__).resolve().parents[3])
HOME = REPOSITORY / ".mahon"
TOOLS = HOME / "tools"
WEB = REPOSITORY / "web"
API_DOCUMENTS = REPOSITORY / "docs" / "api"

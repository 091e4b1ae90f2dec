"""Writes the table of settings in `docs/operate.md` from the settings' own docstrings.

Run it with `python tools/operate.py`; a test says when the page is behind.
"""

import ast
import inspect
import textwrap
from itertools import pairwise
from pathlib import Path

from chassis.settings import OwnerSettings, ServiceSettings
from identity.settings import IdentitySettings
from pydantic import SecretStr
from pydantic_settings import BaseSettings

PAGE = Path(__file__).resolve().parents[1] / "docs/operate.md"
BEGINS, ENDS = "<!-- settings: python tools/operate.py -->\n", "<!-- end of settings -->"
SETTINGS = {"Every process": ServiceSettings, "identity": IdentitySettings, "`migrate` alone": OwnerSettings}


def docstrings(settings: type[BaseSettings]) -> dict[str, str]:
    """What stands under each field of the class, in one line."""
    made = ast.parse(textwrap.dedent(inspect.getsource(settings))).body
    lines = [line for part in made if isinstance(part, ast.ClassDef) for line in part.body]
    found = {}
    for field, below in pairwise(lines):
        if isinstance(field, ast.AnnAssign) and isinstance(below, ast.Expr) and isinstance(below.value, ast.Constant):
            found[ast.unparse(field.target)] = " ".join(str(below.value.value).split())
    return found


def table(settings: type[BaseSettings]) -> list[str]:
    said = docstrings(settings)
    lines = ["| setting | unless it is set | what it is |", "|---|---|---|"]
    for name, field in settings.model_fields.items():
        variable = f"{settings.model_config.get('env_prefix', '')}{name}".upper()
        lines.append(f"| `{variable}` | {shown(field.get_default())} | {said[name]} |")
    return lines


def shown(default: object) -> str:
    """A default as it is written in the environment; nothing where there is none."""
    if isinstance(default, SecretStr):
        default = default.get_secret_value()
    if default is None or str(default) in {"", "PydanticUndefined"}:
        return ""
    if isinstance(default, bool):
        return f"`{str(default).lower()}`"
    return f"`{str(default).replace(chr(39), chr(34))}`" if isinstance(default, list) else f"`{default}`"


def page() -> str:
    """The whole page as it should be."""
    before, _, rest = PAGE.read_text().partition(BEGINS)
    after = rest.partition(ENDS)[2]
    parts = [f"**{whose}**\n\n" + "\n".join(table(settings)) + "\n" for whose, settings in SETTINGS.items()]
    return before + BEGINS + "\n" + "\n".join(parts) + "\n" + ENDS + after


if __name__ == "__main__":
    PAGE.write_text(page())

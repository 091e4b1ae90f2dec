"""What our own tools say: which generated document is behind the code, and what nothing uses."""

import importlib.util
import re
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parents[2]


def tool(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, ROOT / f"tools/{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def behind(documents: dict[Path, str]) -> list[Path]:
    return [path for path, content in documents.items() if not path.exists() or path.read_text() != content]


def test_no_generated_document_is_behind() -> None:
    assert behind(tool("documents").documents()) == [], "run: python tools/documents.py"


def test_a_document_that_says_something_else_or_is_missing_is_behind(tmp_path: Path) -> None:
    same, other, missing = (tmp_path / name for name in ("same", "other", "missing"))
    same.write_text("as the code says")
    other.write_text("as it was")
    assert behind(dict.fromkeys((same, other, missing), "as the code says")) == [other, missing]


def test_what_nothing_uses_is_named_and_what_a_framework_calls_is_not(tmp_path: Path) -> None:
    used, user = tmp_path / "used.py", tmp_path / "user.py"
    used.write_text(
        "def called(): ...\n\n\ndef forgotten(): ...\n\n\n@router.get('/')\ndef asked(): ...\n\n\n"
        "class Shape:\n    model_config = 1\n    field: int\n\n    def idle(self): ...\n\n\n"
        "class Settings:\n    without_effect: int\n\n\nprint(Shape, Settings)\n"
    )
    user.write_text("from used import called\n\ncalled()\n")
    names = {name for _, _, name in tool("unused").unused([used, user])}
    assert names == {"forgotten", "idle", "without_effect"}


def test_the_page_for_operators_says_every_setting_as_the_code_does() -> None:
    operate = tool("operate")
    assert operate.page() == operate.PAGE.read_text(), "run: python tools/operate.py"


def test_a_setting_that_says_nothing_of_itself_is_noticed() -> None:
    operate = tool("operate")
    for settings in operate.SETTINGS.values():
        assert set(settings.model_fields) == set(operate.docstrings(settings))


OURS_ALONE = re.compile(
    r"MAHON_(TEST_\w+|EXAMPLES|MUTATE\w*|STAGE_PORT|MAIL_FOLDER|WEB_ROOT|API_DOCUMENTS|NODE|UV|VENV|PYTHON|ROOT|IDENTITY)"
)
"""What our own programs tell each other, and what only who changes the code needs."""


def test_every_variable_that_an_operator_can_set_is_on_the_page() -> None:
    page = tool("operate").PAGE.read_text()
    sources = [*ROOT.glob("deploy/src/**/*.py"), *ROOT.glob("libs/*/src/**/*.py"), ROOT / "deploy/gateway/Caddyfile"]
    read = set(re.findall(r"MAHON_[A-Z_]*[A-Z]", "\n".join(source.read_text() for source in sources)))
    told = set(re.findall(r"MAHON_[A-Z_]*[A-Z]", page))
    unsaid = {name for name in read - told if not OURS_ALONE.fullmatch(name) and not name.endswith("_UPSTREAM")}
    assert unsaid == set()

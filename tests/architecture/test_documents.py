"""The generated documents say what the code says."""

import importlib.util
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parents[2]


def generator() -> ModuleType:
    spec = importlib.util.spec_from_file_location("documents", ROOT / "tools/documents.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_no_generated_document_is_behind() -> None:
    behind = [
        str(path.relative_to(ROOT))
        for path, content in generator().documents().items()
        if not path.exists() or path.read_text() != content
    ]
    assert behind == [], "run: python tools/documents.py"

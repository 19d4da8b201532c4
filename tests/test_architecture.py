"""The arrows of docs/DESIGN.md: who may import whom, and what `claimcheck --help` may load."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "claimcheck"
FOLDERS = {"reading", "extraction", "matching", "backends", "reporting"}
GROUND = {"errors", "records", "settings", "protocols", "parser", "serialization", ""}
ORCHESTRA = {"pipeline", "cli", "selection", "training", "evaluation", "__init__"}
HEAVY = {"torch", "sentence_transformers", "transformers", "faiss", "spacy", "pandas", "pyarrow", "onnxruntime", "trafilatura", "pypdf", "jinja2"}


def imports_of(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {a.name for a in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return {name for name in found if name.split(".")[0] == "claimcheck"}


FILES = sorted(PACKAGE.rglob("*.py"))


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_arrows(path):
    home = path.relative_to(PACKAGE).parts[0]
    for name in imports_of(path):
        parts = name.split(".")[1:]
        target = parts[0] if parts else ""
        if home in FOLDERS:
            assert target in GROUND | {home}, f"{path} imports {name}"
        elif target in FOLDERS:
            assert len(parts) == 1, f"{path} imports the inside {name}"
            assert home.removesuffix(".py") in ORCHESTRA, f"{path} imports {name}"


STEPS = ["text", "grammar", "referents", "speech", "units", "standalone", "naming", "said", "extractor"]
"""The folders of extraction/ in the order in which they may use one another: each only those before it."""


@pytest.mark.parametrize("path", sorted((PACKAGE / "extraction").rglob("*.py")), ids=lambda p: str(p.relative_to(PACKAGE)))
def test_the_steps_of_extraction_use_only_those_before_them(path):
    home = path.relative_to(PACKAGE / "extraction").parts[0].removesuffix(".py")
    if home in STEPS:
        used = {name.split(".")[2] for name in imports_of(path) if name.startswith("claimcheck.extraction.")}
        assert used <= {*STEPS[: STEPS.index(home) + 1], "parts"}, f"{path} imports {used}"


def test_only_the_command_line_prints():
    for path in FILES:
        calls = [n for n in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(n, ast.Call)]
        printed = [n for n in calls if isinstance(n.func, ast.Name) and n.func.id == "print"]
        assert not printed or path.name == "cli.py", f"{path} prints"


def test_help_loads_nothing_heavy():
    code = (
        "import sys\nfrom claimcheck import cli\nsys.argv = ['claimcheck', '--help']\n"
        "try:\n    cli.main()\nexcept SystemExit:\n    pass\n"
        f"print('LOADED', sorted({HEAVY!r} & set(sys.modules)))"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert "LOADED []" in shown

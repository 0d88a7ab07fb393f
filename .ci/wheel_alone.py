"""The wheel must work alone: built, installed where nothing of the source is, and run."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
INSIDE = {
    "hopthon/projector_themes/": ".toml",
    "hopthon/export/fonts/": ".ttf",
    "hopthon/processes/": ".toml",
    "hopthon/locale/": ".mo",
    "hopthon/demo/": ".jsonl",
}
"""Data that the program needs: where it stands in the wheel, and how its files end."""


def main() -> int:
    """Exit status 1, with the reason, when the wheel is not enough."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as name:
        place = Path(name)
        run(sys.executable, "-m", "build", "--wheel", "--outdir", place, ROOT)
        (wheel,) = place.glob("*.whl")
        if missing := without_files(wheel):
            print(f"{wheel.name}: nothing in {', '.join(missing)}", file=sys.stderr)
            return 1
        python = installed(wheel, place / "venv")
        run(python, "-m", "hopthon", "demo", "--to", place / "demo", cwd=place)
    print(f"{wheel.name}: complete, installs and runs alone")
    return 0


def without_files(wheel: Path) -> list[str]:
    """The data folders that are empty or absent in the wheel."""
    names = zipfile.ZipFile(wheel).namelist()
    return [
        folder
        for folder, end in INSIDE.items()
        if not any(n.startswith(folder) and n.endswith(end) for n in names)
    ]


def installed(wheel: Path, venv: Path) -> Path:
    """The interpreter of a fresh environment that holds this wheel and what it depends on."""
    run(sys.executable, "-m", "venv", venv)
    python = venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    run(python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", wheel)
    return python


def run(*words: str | Path, cwd: Path = ROOT) -> None:
    """Run without a terminal; CalledProcessError when it fails."""
    environment = {k: v for k, v in os.environ.items() if k not in ("PYTHONPATH", "HOPTHON_LANG")}
    subprocess.run(words, cwd=cwd, env=environment, stdin=subprocess.DEVNULL, check=True)


if __name__ == "__main__":
    sys.exit(main())

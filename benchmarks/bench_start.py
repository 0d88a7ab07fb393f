"""From the command to the first frame, beside an app of the same library that shows one word.

`python -m benchmarks.bench_start`; goal: not above 1.3 times the bare app.
"""

import sys
import tempfile
from pathlib import Path
from statistics import median

from benchmarks.big_tree import big_tree
from benchmarks.measure import head, row
from benchmarks.terminal import Terminal

ROUNDS = 21
BARE = """
from textual.app import App
from textual.widgets import Static
class Bare(App):
    def compose(self):
        yield Static("SAN SANG")
Bare().run()
"""
OURS = "import sys; from hopthon.cli import main; sys.exit(main())"
"""What the `hopthon` that pip puts on the path does."""


def start(words: list[str], shown: str, folder: Path) -> float:
    """Seconds until the frame that shows this."""
    with Terminal(words, folder) as terminal:
        return terminal.until(shown) - terminal.began


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        file = folder / "họp.hopthon"
        big_tree(file)
        bare = [sys.executable, "-c", BARE]
        ours = [sys.executable, "-c", OURS, str(file)]
        took: dict[str, list[float]] = {"bare": [], "ours": []}
        start(bare, "SAN SANG", folder), start(ours, "TRÌNH", folder)  # compiles both
        for _round in range(ROUNDS):  # by turns
            took["bare"].append(start(bare, "SAN SANG", folder))
            took["ours"].append(start(ours, "TRÌNH", folder))
        head("From the command to the first frame")
        # each pair ran within a second: the machine's moods hit both
        ratio = median(o / b for o, b in zip(took["ours"], took["bare"], strict=True))
        row("a bare Textual app", sorted(took["bare"]))
        row("hopthon FILE, 300 lines in the tree", sorted(took["ours"]), f"{ratio:.2f} × bare")


if __name__ == "__main__":
    main()

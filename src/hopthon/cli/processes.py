"""`hopthon processes [check FILE]`."""

from argparse import Namespace
from pathlib import Path

from hopthon.cli.folders import office_folder
from hopthon.cli.speech import complain, say, tell
from hopthon.language import _
from hopthon.processes.check import check
from hopthon.processes.load import every
from hopthon.refusal import Refusal


def processes(options: Namespace) -> int:
    """List what there is, or check one of your own."""
    if options.check:
        return _check(file_to_check(options.check))
    found, broken = every(office_folder("processes"))
    if options.json:
        tell(
            [
                {
                    "id": p.id,
                    "title": p.title,
                    "kinds": [
                        {
                            "id": k.id,
                            "title": k.title,
                            "steps": len(k.steps),
                            "forms": list(k.forms),
                        }
                        for k in p.kinds
                    ],
                }
                for p in found
            ],
            indent=True,
        )
    else:
        for process in found:
            say(f"{process.id:<10} {process.title}")
            for kind in process.kinds:
                say(f"           {kind.id:<20} {kind.title}: {kind.summary}")
    for refusal in broken:
        complain(refusal.sentence)
    return 1 if broken else 0


def file_to_check(words: list[str]) -> Path:
    """`check FILE` → the file."""
    if len(words) != 2 or words[0] != "check":
        raise Refusal(_("Ghi: check và tên một tệp."))
    return Path(words[1])


def _check(path: Path) -> int:
    problems = check(path)
    for problem in problems:
        complain(f"{problem.where}: {problem.sentence}")
    if not problems:
        say(_("{path}: dùng được.").format(path=path))
    return 1 if problems else 0

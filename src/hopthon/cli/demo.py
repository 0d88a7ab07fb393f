"""`hopthon demo`: the example meeting, in the cockpit or, without a terminal, played to its end."""

import sys
from argparse import Namespace
from datetime import datetime
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from hopthon.cli.folders import data_folder
from hopthon.cli.speech import say
from hopthon.demo import middle, play
from hopthon.language import _
from hopthon.meeting.state import Meeting
from hopthon.refusal import Refusal
from hopthon.views.rounds import RankRow, latest_round, ranking
from hopthon.views.summary import summary_lines

FOLDER = Path("hopthon-demo")
_MEETING = "ban-thach.hopthon"
_MADE = ".hopthon-demo"
"""Names the files this command wrote into a folder: only those may be written again."""


def demo(options: Namespace) -> int:
    """In a terminal: the cockpit in mid-meeting. Else, or with `--to`: the whole evening and every form."""
    if options.to is None and sys.stdin.isatty() and sys.stdout.isatty():
        return _in_cockpit()
    return _on_paper(options.to or FOLDER)


def _in_cockpit() -> int:
    from hopthon.cli.cockpit import open_cockpit

    return open_cockpit(fresh_example())


def fresh_example() -> Path:
    """A new example meeting in the user's folder, played to the middle of the evening."""
    folder = data_folder() / "demo"
    folder.mkdir(parents=True, exist_ok=True)
    names = (folder / f"ban-thach-{n}.hopthon" for n in count(1))
    path = next(name for name in names if not name.exists())
    middle(path, datetime.now().astimezone()).close()
    return path


def _on_paper(folder: Path) -> int:
    if folder.exists() and not folder.is_dir():
        raise Refusal(_("«{folder}» là một tệp; hãy chọn một thư mục khác.").format(folder=folder))
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=folder, prefix=".hopthon-", ignore_cleanup_errors=True) as draft:
        meeting, files = _written(Path(draft))
        _hand_over(files, Path(draft), folder)
    for title, file in files:
        say(f"{title}: {folder / file}")
    say("")
    for line in (*summary_lines(meeting), "", *_first_three(meeting)):
        say(line)
    return 0


def _written(folder: Path) -> tuple[Meeting, list[tuple[str, Path]]]:
    """The meeting played to its end, and its files: what each is, and where in the folder."""
    from hopthon.export import export

    session = play(folder / _MEETING)
    session.close()
    exported = export(session.meeting, folder)
    files = [(code, path.relative_to(folder)) for code, path in exported]
    return session.meeting, [(_("Tệp cuộc họp"), Path(_MEETING)), *files]


def _hand_over(files: list[tuple[str, Path]], draft: Path, folder: Path) -> None:
    """Move the finished files to their place: all of them, or none if one would cover a stranger's."""
    made = folder / _MADE
    mine = set(made.read_text(encoding="utf-8").splitlines()) if made.is_file() else set[str]()
    names = [file.as_posix() for _title, file in files]
    for name in names:
        if (folder / name).exists() and name not in mine:
            raise Refusal(
                _(
                    "Trong «{folder}» đã có «{name}» không phải của cuộc họp mẫu; hãy chọn thư mục khác."
                ).format(folder=folder, name=name)
            )
    made.write_text("".join(f"{name}\n" for name in sorted(mine | {*names})), encoding="utf-8")
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (draft / name).replace(folder / name)


def _first_three(meeting: Meeting) -> list[str]:
    """What women put first, what men put first."""
    vote = latest_round(meeting)
    if vote is None:
        return []
    result = ranking(meeting, vote)
    return [
        _("Ba việc đầu nữ chọn: {names}").format(names=_names(result.women)),
        _("Ba việc đầu nam chọn: {names}").format(names=_names(result.men)),
    ]


def _names(rows: tuple[RankRow, ...]) -> str:
    return "; ".join(f"{row.rank}. {row.short}" for row in rows[:3])

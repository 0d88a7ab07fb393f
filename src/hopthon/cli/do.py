"""`hopthon do`: commands as JSON lines; each answered only when it is durable."""

import sys
from argparse import Namespace

from hopthon.cli.speech import tell
from hopthon.meeting.read import LINE_BYTES, read_command
from hopthon.refusal import Refusal
from hopthon.session import Session


def do(options: Namespace) -> int:
    """Exit 1 if any was refused; the others are done all the same."""
    session = Session.open(options.file)
    refused = False
    while line := sys.stdin.buffer.readline(LINE_BYTES + 2):
        if not line.strip():
            continue
        answer = _answer(session, line)
        if not line.endswith(b"\n"):
            _skip_rest(line)
        tell(answer)
        if not answer["ok"]:
            refused = True
            if options.stop:
                break
    session.close()
    return 1 if refused else 0


def _answer(session: Session, line: bytes) -> dict[str, bool | int | str]:
    try:
        done = session.do(read_command(line))
    except Refusal as refusal:
        return {"ok": False, "error": refusal.sentence}
    answer: dict[str, bool | int | str] = {"ok": True, "seq": done.seq}
    return {**answer, "id": done.id} if done.id else answer


def _skip_rest(line: bytes) -> None:
    """The rest of a line too long to be a command is not the next command."""
    while len(line) > LINE_BYTES and not line.endswith(b"\n"):
        line = sys.stdin.buffer.readline(LINE_BYTES + 2)
        if len(line) <= LINE_BYTES:
            return

"""The command line: every seat, every program's way in. Vietnamese for people, JSON for programs."""

import os
import sys
from io import TextIOWrapper

from hopthon import settings
from hopthon.cli.folders import data_folder
from hopthon.cli.parser import build_parser
from hopthon.cli.speech import complain
from hopthon.language import _, speak
from hopthon.refusal import Refusal


def main(arguments: list[str] | None = None) -> int:
    """Run hopthon; gives the exit status: 0 done, 1 refused or failed check, 2 wrong usage."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # a Windows console may say otherwise
            stream.reconfigure(encoding="utf-8", errors="replace")
    words = list(sys.argv[1:] if arguments is None else arguments)
    settings.load(data_folder())
    speak(_language(words))
    options = build_parser(words).parse_args(words)
    try:
        return int(options.run(options))
    except Refusal as refusal:
        complain(refusal.sentence)
        return 1
    except BrokenPipeError:  # the reader went away: `hopthon log … | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        complain(_("Đã dừng."))
        return 1
    except OSError as error:
        where = f" «{error.filename}»" if error.filename else ""
        complain(
            _("Máy không đọc hay ghi được{where}: {why}.").format(
                where=where, why=error.strerror or error
            )
        )
        return 1


def _language(words: list[str]) -> str | None:
    """`--lang en` has to be known before the parser speaks."""
    for index, word in enumerate(words):
        if word == "--lang" and index + 1 < len(words):
            return words[index + 1]
        if word.startswith("--lang="):
            return word.partition("=")[2]
    return os.environ.get("HOPTHON_LANG") or settings.now().language or None

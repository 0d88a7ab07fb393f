"""What the pages say about `hopthon …` is what the program takes."""

import argparse
import re
import shlex

import pytest

from docs.pages import PAGES, blocks, named, prose, sections, text
from hopthon.cli.parser import COMMANDS, build_parser

_START = re.compile(r"^(?:\.venv[/\\](?:bin|Scripts)[/\\])?hopthon(?:\s+|$)")
_MODULE = re.compile(r"^(?:py|python3?|\S*[/\\]python)(?: -m) hopthon(?:\s+|$)")


def shown() -> list[tuple[str, str]]:
    """(page, the words after `hopthon`) of every command in a fence or in `…`."""
    found: list[tuple[str, str]] = []
    for path in PAGES:
        page = path.read_text(encoding="utf-8")
        fenced = [*blocks(page, "sh"), *blocks(page, "powershell")]
        lines = [part for body in fenced for line in body.splitlines() for part in line.split(";")]
        for line in [*lines, *re.findall(r"`([^`\n]+)`", prose(page))]:
            words = re.split(r"\s(?:#|<|>|\|)", line.strip())[0]
            if match := _START.match(words) or _MODULE.match(words):
                found.append((path.name, words[match.end() :].strip()))
    return found


def actions(name: str) -> list[argparse.Action]:
    """What a command takes, but for help and language."""
    parser = build_parser([name] if name else [])
    if name:
        chooser = next(a for a in parser._actions if isinstance(a, argparse._SubParsersAction))
        parser = chooser.choices[name]
    return [a for a in parser._actions if a.dest not in ("help", "lang")]


@pytest.mark.parametrize(("page", "words"), shown())
def test_every_command_shown_parses(page: str, words: str) -> None:
    if "…" in words or words in COMMANDS:  # any of them; the name alone
        return
    given = shlex.split(words.replace("\\", "/"))
    build_parser(given).parse_args(given)


def test_there_are_commands_to_check() -> None:
    used = {words.split(" ")[0] for _page, words in shown() if words}
    assert used >= set(COMMANDS)


def test_reference_lists_the_commands_there_are() -> None:
    listed = sections(sections(text("lenh.md"), 2)["Dòng lệnh"], 3)
    assert list(listed) == ["hopthon", *(f"hopthon {name}" for name in COMMANDS)]


@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_reference_names_every_option_and_no_other(name: str) -> None:
    section = sections(sections(text("lenh.md"), 2)["Dòng lệnh"], 3)[f"hopthon {name}".strip()]
    real = {(a.option_strings or [a.metavar])[0] for a in actions(name)}
    assert set(named(section)) == real


def test_help_speaks_once_and_keeps_names(capsys: pytest.CaptureFixture[str]) -> None:
    for name in COMMANDS:
        with pytest.raises(SystemExit):
            build_parser([name]).parse_args([name, "--help"])
        said = capsys.readouterr().out
        assert said.startswith(f"Cách dùng: hopthon {name} ")
        assert said.count("Cách dùng") == 1
        assert not re.search(r"bàn thạch|lệnh json|hay pabulib", said), said


def test_language_may_stand_before_the_command() -> None:
    assert build_parser(["--lang", "vi", "show", "F"]).parse_args(["--lang", "vi", "show", "F"])

"""The English catalogue: whole, faithful to its source, loaded, and kept off official papers."""

import importlib.util
import json
import os
import re
import string
import subprocess
import sys
import warnings
from importlib.resources import files
from pathlib import Path
from types import ModuleType

import pytest
from babel.messages import Catalog

from hall import START, Hall
from hopthon.app import Hopthon
from hopthon.cli import main
from hopthon.demo import middle
from hopthon.export import export
from hopthon.language import _, in_vietnamese, speak
from hopthon.refusal import Refusal
from hopthon.screens.keys import squeezed, the_eight
from hopthon.session.recheck import recheck
from hopthon.views.minutes_parts import parts_by_step
from hopthon.widgets.panes import Panes

ROOT = Path(__file__).parents[2]
VOICES = ("vi", "en")


def _tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("catalogue", ROOT / "tools" / "catalogue.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


TOOL = _tool()
WORDS: Catalog = TOOL.catalogue()
ENGLISH: dict[str, str] = TOOL.spoken(WORDS)


def _places(text: str) -> list[tuple[str, str, str]]:
    return sorted(
        (name, spec or "", conversion or "")
        for _text, name, spec, conversion in string.Formatter().parse(text)
        if name is not None
    )


def _figures(text: str) -> list[str]:
    return sorted(re.findall(r"\d+", re.sub(r"\{[^}]*\}", "", text)))


def test_no_sentence_is_fuzzy_or_without_english() -> None:
    assert [one.id for one in WORDS if one.id and one.fuzzy] == []
    assert TOOL.untranslated(WORDS) == []


def test_placeholders_figures_and_spaces_stay() -> None:
    for vietnamese, english in ENGLISH.items():
        assert _places(vietnamese) == _places(english), vietnamese
        # a recount compares the figures of sentences that were announced in another language
        assert _figures(vietnamese) == _figures(english), vietnamese
        ends = [(text[:1].isspace(), text[-1:].isspace()) for text in (vietnamese, english)]
        assert ends[0] == ends[1], vietnamese
        assert vietnamese.endswith(".") == english.endswith("."), vietnamese


def test_english_uses_its_own_quotation_marks() -> None:
    assert [e for v, e in ENGLISH.items() if "«" in e and e != v] == []


def test_what_is_loaded_is_what_is_written() -> None:
    assert TOOL.spoken(TOOL.loaded()) == ENGLISH
    speak("en")
    assert {sentence: _(sentence) for sentence in ENGLISH} == ENGLISH


def test_nearly_every_sentence_of_the_code_has_english() -> None:
    said = TOOL.sentences()
    missing = [sentence for sentence in said if sentence not in ENGLISH]
    if missing:
        warnings.warn(f"without English: {missing}", stacklevel=1)
    assert len(missing) <= 0.15 * len(said)


def test_the_tool_takes_in_new_sentences_and_keeps_the_old(tmp_path: Path) -> None:
    (tmp_path / "one.py").write_text(
        "x = f\"{_('Xem: {prog} --help')} {_('câu chưa ai dịch')}\"\n", "utf-8"
    )
    said = TOOL.sentences(tmp_path)
    assert said == {"Xem: {prog} --help": ["one.py"], "câu chưa ai dịch": ["one.py"]}
    kept, pruned = TOOL.merged(WORDS, said), TOOL.merged(WORDS, said, prune=True)
    assert TOOL.untranslated(kept) == TOOL.untranslated(pruned) == ["câu chưa ai dịch"]
    assert TOOL.spoken(kept) == ENGLISH
    assert TOOL.spoken(pruned) == {"Xem: {prog} --help": ENGLISH["Xem: {prog} --help"]}


def test_compiling_gives_the_same_bytes_every_time() -> None:
    assert TOOL.compiled(TOOL.catalogue()) == TOOL.compiled(TOOL.catalogue())


@pytest.mark.parametrize(
    ("words", "voice", "said"),
    [
        ((), "", "Cách dùng: "),
        ((), "en", "Usage: "),
        ((), "en_US.UTF-8", "Usage: "),
        ((), "fr", "Cách dùng: "),
        (("--lang", "en"), "", "Usage: "),
        (("--lang", "vi"), "en", "Cách dùng: "),
        (("--lang", "xx"), "en", "Cách dùng: "),
    ],
)
def test_help_comes_in_the_language_asked_for(
    words: tuple[str, ...],
    voice: str,
    said: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("HOPTHON_LANG", voice)
    with pytest.raises(SystemExit):
        main([*words, "--help"])
    assert capsys.readouterr().out.startswith(said)


def test_a_refusal_comes_in_english(tmp_path: Path) -> None:
    def hopthon(*words: str, given: str = "") -> str:
        program = [sys.executable, "-m", "hopthon", *words]
        environment = {**os.environ, "PYTHONUTF8": "1"}
        ran = subprocess.run(
            program, input=given, capture_output=True, encoding="utf-8", env=environment
        )
        return ran.stdout

    file = str(tmp_path / "F.hopthon")
    assert hopthon("new", file, "--lang", "en") == f"Made “{file}”.\n"
    assert "This line is not a proper JSON command." in hopthon(
        "do", file, "--lang", "en", given="x"
    )
    assert "Dòng này không phải một lệnh JSON đúng." in hopthon("do", file, given="x")


def test_the_key_bar_comes_in_english_and_fits_eighty_columns() -> None:
    vietnamese = [key.shown for key in the_eight()]
    speak("en")
    english = list(the_eight())
    assert [key.shown for key in english] == vietnamese
    shown, gap = squeezed(english, 80 - 14)
    assert [(key.shown, key.label) for key in shown] == [
        (key.shown, key.label if key.brief is None else key.brief) for key in english
    ]
    assert sum(len(key.shown) + len(key.label) + bool(key.label) + gap for key in shown) <= 80 - 14
    assert "next item" in [key.label for key in english]


async def test_the_cockpit_comes_in_english(tmp_path: Path) -> None:
    speak("en")
    file = tmp_path / "m.hopthon"
    middle(file, START).close()
    app = Hopthon(file, clock=lambda: START)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        await pilot.pause()
        panes = app.screen.query_one(Panes)
        seen = "\n".join(map(panes.plain, panes.shown))
    for words in ("AGENDA", "Esc, then", "n next", "Space cover", "u undo", "✓ saved"):
        assert words in seen, words


def test_a_refusal_of_the_rules_comes_in_english() -> None:
    speak("en")
    assert Hall().refused("end_meeting") == "The meeting has not started, so it cannot be ended."


def _held(voice: str) -> Hall:
    """The example meeting up to its minutes, announced in this language."""
    speak(voice)
    hall = Hall()
    for line in (files("hopthon.demo") / "ban_thach.jsonl").read_text("utf-8").splitlines():
        wish = {k: v for k, v in json.loads(line).items() if k not in ("at", "seat")}
        if wish["do"] != "end_meeting":
            hall.do(wish.pop("do"), **wish)
    return hall


@pytest.mark.parametrize("voice", VOICES)
@pytest.mark.parametrize("later", VOICES)
def test_a_recount_agrees_in_any_language(voice: str, later: str) -> None:
    hall = _held(voice)
    speak(later)
    assert recheck(hall.facts) == []


def test_official_papers_do_not_change_language(tmp_path: Path) -> None:
    meeting = _held("vi").meeting
    papers = [path.read_bytes() for _code, path in export(meeting, tmp_path / "vi")]
    parts = parts_by_step(meeting)
    speak("en")
    written = export(meeting, tmp_path / "en")
    assert {"I.2", "I.3", "ranking"} <= {code for code, _path in written}
    assert [path.read_bytes() for _code, path in written] == papers
    assert parts_by_step(meeting) == parts  # beside the secretary's words on the screen
    assert _("Hoạt động") == "Activity"  # and the screens speak English again


def test_a_paper_that_fails_leaves_the_language_as_it_was() -> None:
    speak("en")
    with pytest.raises(Refusal), in_vietnamese():
        raise Refusal(_("Hoạt động"))
    assert _("Hoạt động") == "Activity"

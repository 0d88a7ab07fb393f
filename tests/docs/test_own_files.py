"""An office that copies the examples gets files that work; the tables name every key there is."""

from pathlib import Path

import pytest
from msgspec.structs import fields

from docs.pages import blocks, named, sections, text
from hopthon.processes import check, definition
from hopthon.processes.load import load
from hopthon.processes.shape import computed
from hopthon.session import Session
from hopthon.views import themes

TABLES = (
    *("Process", "Sector", "Questions", "Prompt", "Criterion", "Form", "Kind"),
    *("Requirement", "Caps", "Vote", "Step", "Indicator"),
)


@pytest.fixture
def written(tmp_path: Path) -> tuple[Path, Path]:
    """The two examples, under the names the page gives them."""
    process, theme = blocks(text("quy-trinh.md"), "toml")
    paths = tmp_path / "khu-pho.toml", tmp_path / "san-dinh.toml"
    for path, body in zip(paths, (process, theme), strict=True):
        path.write_text(body, encoding="utf-8")
    return paths


def test_the_process_is_sound_and_holds_a_meeting(
    written: tuple[Path, Path], tmp_path: Path
) -> None:
    assert check.check(written[0]) == []
    session = Session.create(tmp_path / "hop.hopthon", load(written[0]), "village")
    assert session.meeting.rules.minutes_title == "BIÊN BẢN HỌP KHU PHỐ"
    session.close()


def test_the_slip_shown_is_told_as_shown(tmp_path: Path) -> None:
    process = blocks(text("quy-trinh.md"), "toml")[0]
    path = tmp_path / "khu-pho.toml"
    path.write_text(process.replace('opens = ["notes"]', 'opens = ["note"]'), encoding="utf-8")
    (problem,) = check.check(path)
    (shown,) = blocks(text("quy-trinh.md"), "text")
    assert f"{problem.where}: {problem.sentence}" == shown.strip()


def test_the_theme_is_sound(written: tuple[Path, Path]) -> None:
    assert themes.check(written[1]) == []


@pytest.mark.parametrize("name", TABLES)
def test_every_key_of_a_process_is_named(name: str) -> None:
    kind = getattr(definition, name)
    real = {one.name for one in fields(kind) if not computed(one.type)}
    section = sections(text("quy-trinh.md"), 3)[name].partition("\n## ")[0]
    assert set(named(section)) == real


def test_every_key_of_a_theme_is_named() -> None:
    section = sections(text("quy-trinh.md"), 2)["Một nền chiếu"]
    assert set(named(section)) == {"title", "max_columns", *themes.ROLES}

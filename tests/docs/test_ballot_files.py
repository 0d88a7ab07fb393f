"""The ballot files shown in the reference are files the program takes."""

from pathlib import Path

import pytest

from cli.runs import Program
from docs.pages import blocks, text

WORKS = [
    {"do": "add_node", "id": f"a{n}", "kind": "activity", "sector": "economy", "text": words}
    for n, words in enumerate(("Sửa đập", "Làm đường", "Giống lúa"), 1)
]
ROUNDS = [
    {"do": "open_round", "id": "dots", "options": ["a1", "a2", "a3"], "settings": {"beans": 2}},
    {
        "do": "open_round",
        "id": "criteria",
        "method": "criteria",
        "options": ["a1", "a2"],
        "settings": {
            "criteria": [{"id": "fit", "title": "Phù hợp"}, {"id": "cost", "title": "Rẻ"}]
        },
    },
]


@pytest.mark.parametrize("body", blocks(text("lenh.md"), "csv"))
def test_every_file_shown_is_taken(
    body: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    hopthon, meeting, file = (
        Program(monkeypatch, capsys),
        tmp_path / "a.hopthon",
        tmp_path / "p.csv",
    )
    hopthon("new", meeting)
    assert hopthon.do(meeting, *WORKS, *ROUNDS).status == 0
    file.write_text(body, "utf-8")
    if "Họ" in body:
        run = hopthon("import-people", meeting, file)
    else:
        run = hopthon("import-ballots", meeting, "dots" if "chọn" in body else "criteria", file)
    assert (run.status, run.err) == (0, "")
    voters = {tuple(line.split(";")[:2]) for line in body.splitlines()[1:]}
    said = "Đã thêm {n} người" if "Họ" in body else "Đã nhập {n} phiếu"
    assert run.out.startswith(said.format(n=len(voters)))


def test_all_shapes_are_shown() -> None:
    heads = [body.partition("\n")[0] for body in blocks(text("lenh.md"), "csv")]
    assert ["chọn" in head for head in heads] == [True, False, False, False]
    assert ["/" in head and "Họ" not in head for head in heads] == [False, True, False, False]

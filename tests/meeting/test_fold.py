"""From facts to the meeting: the same every time, whatever the facts; and back again by undo."""

import ast
import json
import random
import unicodedata
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

import hopthon
from hall import Hall, digest
from hopthon.journal.journal import Journal
from hopthon.meeting import commands as c
from hopthon.meeting import events as e
from hopthon.meeting.codec import Fact, decode, encode
from hopthon.meeting.decide import decide
from hopthon.meeting.fold import PARTS, fold, replay
from hopthon.meeting.naming import name
from hopthon.meeting.state import Meeting
from hopthon.refusal import FileTrouble, Refusal
from hopthon.session import Session
from hopthon.session.recheck import recheck
from hopthon.text import line
from hopthon.views.minutes import minutes
from hopthon.views.whole import whole

from .ready import ready
from .test_commands import ACCEPTED

FIXTURES = Path(__file__).parent.parent / "fixtures"
FROZEN = tuple(
    FIXTURES / f"format-1{what}.hopthon"
    for what in ("", "-votes", "-course", "-tree", "-plan", "-people", "-sheet")
)
"""Written on the day, never again: the first kinds, then what each step of the work added."""
NOT_UNDONE = {"undo", "show_on_wall", "cover_wall"}


def facts_of(path: Path) -> list[Fact]:
    records = list(Journal.open(path, write=False).read())
    events = [(r, decode(r.kind, r.data, r.seq)) for r in records]
    return [Fact(r.seq, r.at, r.seat, event) for r, event in events if event is not None]


@pytest.mark.parametrize(
    ("wish", "fields"), [a for a in ACCEPTED if a[0] not in NOT_UNDONE], ids=lambda it: str(it)[:20]
)
def test_undo_leaves_the_meeting_as_if_it_had_not_been(wish: str, fields: dict[str, Any]) -> None:
    hall = ready()
    shown = whole(hall.meeting)
    hall.do(wish, **fields)
    hall.do("show_on_wall", page="title")
    hall.do("undo")
    kept = [*hall.facts[:-3], hall.facts[-2]]
    assert hall.meeting == replay(kept)
    after = whole(hall.meeting)
    # the log, and the time since the last event
    moving = ("seq", "wall", "corrections", "agenda", "speaking")
    assert {k: v for k, v in after.items() if k not in moving} == {
        k: v for k, v in shown.items() if k not in moving
    }


def test_undo_all_the_way_leaves_only_the_beginning() -> None:
    hall = ready()
    while hall.meeting.undoable:
        hall.do("undo")
    assert hall.refused("undo") == "Không có gì để hoàn tác."
    assert hall.meeting == replay(hall.facts[:2])  # with the words it was created with


@pytest.mark.parametrize(
    ("wish", "fields"),
    [
        ("edit_node", {"id": "a1", "text": "Sửa đập {n}"}),
        ("edit_note", {"id": "c1", "text": "Nêu {n}"}),
        ("describe_activity", {"id": "a1", "place": "Khu {n}"}),
        ("set_minutes_text", {"step": "conclusion", "text": "Thống nhất {n}"}),
    ],
)
def test_typing_that_goes_on_is_one_undo(wish: str, fields: dict[str, str]) -> None:
    hall = ready()
    before = len(hall.facts)

    def type_on(n: int, *, continues: bool) -> None:
        text = {key: value.format(n=n) for key, value in fields.items()}
        hall.do(wish, **text, continues=continues)

    type_on(1, continues=False)
    type_on(2, continues=True)
    type_on(3, continues=True)
    undone = hall.do("undo")
    assert isinstance(undone, e.Undone)
    assert len(undone.seqs) == 3
    assert hall.meeting == replay(hall.facts[:before])

    type_on(4, continues=False)
    hall.do("cover_wall", covered=True)  # something between: what follows is a step of its own
    type_on(5, continues=True)
    hall.do("undo")
    assert hall.meeting == replay(hall.facts[:-3])


def test_typing_never_joins_something_else_of_the_same_id() -> None:
    hall = ready()
    hall.do("open_round", id="a1", options=["a1"])
    hall.do("edit_node", id="a1", text="Sửa đập tạm", continues=True)
    hall.do("undo")
    assert "a1" in hall.meeting.rounds


@pytest.mark.parametrize("seed", range(20))
def test_any_number_of_undos_is_a_log_without_them(seed: int) -> None:
    rng, hall = random.Random(seed), ready()
    gone: set[int] = set()
    for _step in range(30):
        if rng.random() < 0.4 and hall.meeting.undoable:
            undone = hall.do("undo")
            assert isinstance(undone, e.Undone)
            gone |= {*undone.seqs, hall.meeting.seq}
        else:
            wish = rng.choice(
                [
                    ("record_ballot", {"round": "r2", "group": "women", "ballot": rng.randint(1, 4),
                                       "marks": {rng.choice(["a1", "a2"]): 1}}),
                    ("edit_node", {"id": "a1", "text": f"Tên {rng.random()}", "continues": True}),
                    ("move_node", {"id": rng.choice(["a1", "a2", "a3"]), "after": ""}),
                    ("add_node", {"kind": "activity", "parent": "g1", "text": "Việc"}),
                    ("set_attendance", {"people": rng.randint(50, 99)}),
                    ("cover_wall", {"covered": True}),
                ]
            )  # fmt: skip
            hall.do(wish[0], **wish[1])
    assert hall.meeting == replay(f for f in hall.facts if f.seq not in gone)


def test_the_fold_depends_on_nothing_but_the_facts() -> None:
    hall = ready()
    assert len({digest(replay(hall.facts)) for _again in range(3)}) == 1
    assert digest(replay(hall.facts)) == digest(hall.meeting)


def test_every_kind_is_known_everywhere() -> None:
    kinds = set(e.KINDS.values())
    assert set(PARTS) == kinds
    frozen = [facts_of(path) for path in FROZEN]
    shown = {type(fact.event) for facts in frozen for fact in facts}
    assert shown == kinds, "the frozen files show one of each"
    for facts in frozen:
        _known_everywhere(facts)


def _known_everywhere(facts: list[Fact]) -> None:
    meeting = Meeting()
    for fact in facts:
        if meeting.kind is not None:
            assert name(meeting, fact.event)
        assert decode(*encode(fact.event)) == fact.event
        assert fold(meeting, fact) <= {
            "info", "agenda", "attendance", "notes", "speeches", "tree", "rounds", "decisions",
            "minutes", "wall",
        }  # fmt: skip


@pytest.mark.parametrize("frozen", FROZEN, ids=lambda path: path.stem)
def test_a_file_of_this_format_reads_as_on_the_day_it_was_written(
    tmp_path: Path, frozen: Path
) -> None:
    path = tmp_path / "m.hopthon"
    path.write_bytes(frozen.read_bytes())
    meeting = Session.open(path, write=False).meeting
    shown = json.loads(msgspec.json.Encoder(decimal_format="number").encode(whole(meeting)))
    wanted = json.loads(frozen.with_suffix(".show.json").read_text("utf-8"))
    assert _missing(wanted, shown) == []
    assert recheck(facts_of(path)) == []


def _missing(wanted: Any, shown: Any, where: str = "") -> list[str]:
    """What the day's picture has and today's has not; more may be there, nothing may differ."""
    if isinstance(wanted, dict) and isinstance(shown, dict):
        return [
            m for k in wanted for m in _missing(wanted[k], shown.get(k, "absent"), f"{where}.{k}")
        ]
    if isinstance(wanted, list) and isinstance(shown, list) and len(wanted) == len(shown):
        pairs = enumerate(zip(wanted, shown, strict=True))
        return [m for i, (w, s) in pairs for m in _missing(w, s, f"{where}[{i}]")]
    return [] if wanted == shown else [f"{where}: {wanted!r} became {shown!r}"]


def test_an_unknown_kind_is_skipped_only_when_it_says_so() -> None:
    assert decode("x.later", '{"any": 1}') is None
    with pytest.raises(FileTrouble, match="cập nhật"):
        decode("later", "{}")
    with pytest.raises(FileTrouble, match="không đọc được"):
        decode("note_taken", '{"id": 1}')


@pytest.mark.parametrize("lost", range(1, 40))
def test_a_meeting_that_lost_an_event_still_opens(lost: int) -> None:
    """Whatever is lost, the rest folds, shows and undoes; what spoke of it is named."""
    hall = ready()
    hall.do("undo")
    rest = [fact for fact in hall.facts if fact.seq != lost]
    meeting = replay(rest)
    if lost == 1:
        assert meeting.kind is None
        return
    whole(meeting)
    reachable = {n.id for s in meeting.procedure.sectors for r in meeting.under(None, s.id)
                 for n in meeting.walk(r)}  # fmt: skip
    assert reachable == set(meeting.nodes), "no line hangs where nobody can see it"
    assert recheck(rest) or not meeting.orphans


def test_the_minutes_tell_of_a_step_that_was_lost() -> None:
    hall = ready()
    hall.do("add_step", id="songs", title="Văn nghệ")
    lost = hall.meeting.seq
    hall.do("go_to_step", step="songs")
    hall.do("note", text="Các cháu hát")
    hall.do("take_decision", kind="list", **{"for": 60, "against": 0})
    hall.do("set_attendance", people=70)
    told = minutes(replay(fact for fact in hall.facts if fact.seq != lost))
    assert "Các cháu hát" in str(told)


def test_undo_finds_its_event_in_a_salvaged_file() -> None:
    hall = ready()
    hall.do("edit_node", id="a1", text="Tên sai")
    undone = hall.do("undo")
    assert isinstance(undone, e.Undone)
    kinds = (e.NoteTaken, e.DecisionAnnulled, e.PersonAdded)
    lost = tuple(f.seq for f in hall.facts if isinstance(f.event, kinds))
    assert len(lost) == 3, "three gaps, one note: every later number moves"
    salvaged = e.Salvaged(lost=lost, kept=len(hall.facts) - len(lost))
    kept = [(f.at, f.seat, f.event) for f in hall.facts if f.seq not in lost]
    kept.insert(lost[0] - 1, (hall.facts[-1].at, "salvage", salvaged))
    meeting = replay(Fact(n, *fact) for n, fact in enumerate(kept, 1))
    assert meeting.nodes["a1"].text == "Sửa đập"
    assert not any(step.event == e.NodeEdited(id="a1", text="Tên sai") for step in meeting.undoable)


HOSTILE = [
    "[red]đỏ[/red] [@click=app.quit]x[/]",
    '=cmd|"/c calc"!A1',
    "<script>alert(1)</script> &amp; </w:t>",
    "{village} %s {0} $x",
    "ô\N{COMBINING ACUTE ACCENT}ng",
    "Ｆｕｌｌ　ｗｉｄｔｈ 👩\u200d🌾",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_strange_text_is_kept_as_text(text: str) -> None:
    hall = ready()
    hall.do("edit_node", id="a1", text=text)
    hall.do("note", text=text)
    kept = hall.meeting.nodes["a1"].text
    assert kept.split() == unicodedata.normalize("NFC", text).split()
    assert digest(hall.again()) == digest(hall.meeting)


@pytest.mark.parametrize(
    "text", ["a\x00b", "a\x1b[31mb", "a\u202eb", "\ud800", "a" * 100_000, "\u2066x"]
)
def test_text_that_cannot_be_kept_is_refused(text: str) -> None:
    hall = ready()
    before = digest(hall.meeting)
    for wish in (
        c.EditNode(id="a1", text=text),
        c.Note(text=text),
        c.SetInfo(village=text),
        c.AddPerson(name=text),
        c.SetMinutesText(step="conclusion", text=text),
        c.CloseRound(round="r2", override=text),
        c.DescribeActivity(id="a1", place=text),
        c.AddNode(kind="activity", parent="g1", text="a", id=text),
        c.EditNode(id=text, text="a"),
        c.GoToStep(step=text),
        c.Speech(group=text),
        c.RecordTally(round="r2", group=text, counts={}),
        c.RecordTally(round="r2", group="men", counts={text: 1}),
        c.OpenRound(options=(text,)),
        c.ShowOnWall(page=text),
    ):
        with pytest.raises(Refusal) as caught:
            decide(hall.meeting, wish)
        assert len(caught.value.sentence) < 400
    assert digest(hall.meeting) == before


@given(st.text(max_size=40))
def test_any_text_is_kept_whole_or_refused(text: str) -> None:
    try:
        kept = line(text, "Tên")
    except Refusal:
        return
    assert kept == line(kept, "Tên")
    assert kept.encode("utf-8").isascii() == kept.isascii()
    event = e.NodeEdited(id="a1", text=kept)
    assert "\n" not in encode(event)[1]
    assert decode(*encode(event)) == event


def test_only_the_meeting_package_changes_a_meeting() -> None:
    """Nobody else assigns to an attribute of a meeting, but for the head of the log where it is read."""
    root = Path(hopthon.__file__).parent
    assigned = {
        (path.relative_to(root).as_posix(), attribute)
        for path in root.rglob("*.py")
        for attribute in _assigned_to_a_meeting(ast.parse(path.read_text("utf-8")))
    }
    outside = {(where, what) for where, what in assigned if not where.startswith("meeting/")}
    assert outside <= {
        ("session/session.py", "head"),
        ("session/session.py", "seq"),
        ("session/desk.py", "head"),
    }
    assert ("meeting/fold.py", "seq") in assigned, "the search finds what there is"


def _assigned_to_a_meeting(tree: ast.AST) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(tree):
        targets = (
            node.targets
            if isinstance(node, ast.Assign | ast.Delete)
            else [node.target]
            if isinstance(node, ast.AugAssign | ast.AnnAssign)
            else []
        )
        for target in [t for many in targets for t in getattr(many, "elts", [many])]:
            while isinstance(target, ast.Subscript):
                target = target.value
            if isinstance(target, ast.Attribute):
                holder = ast.unparse(target.value)
                if holder == "meeting" or holder.endswith(".meeting"):
                    found.add(target.attr)
    return found


def test_the_hall_of_the_tests_is_the_real_thing() -> None:
    """Hall decodes what it encodes, so a kind that does not survive the file fails everywhere."""
    hall = Hall()
    hall.do("set_info", village="Bàn Thạch")
    kind, data = encode(hall.facts[-1].event)
    assert (kind, json.loads(data)) == ("info_set", {"fields": {"village": "Bàn Thạch"}})

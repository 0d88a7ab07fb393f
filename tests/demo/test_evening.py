"""The example evening: it plays without a refusal and ends as Bàn Thạch's did."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from hopthon.demo import middle, play
from hopthon.demo.script import read_script
from hopthon.journal.journal import Journal
from hopthon.meeting.codec import Fact, decode
from hopthon.meeting.state import Meeting
from hopthon.session.recheck import recheck
from hopthon.views.rounds import ranking, round_problems
from hopthon.views.whole import whole

HANOI = timezone(timedelta(hours=7))
BALLOT = ("a3", "a4", "a5", "a6", "a7", "a8", "a9", "a10")


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("demo") / "evening.hopthon"
    play(path).close()
    return path


@pytest.fixture(scope="module")
def facts(file: Path) -> list[Fact]:
    with_gaps = ((r, decode(r.kind, r.data, r.seq)) for r in Journal.open(file, write=False).read())
    return [Fact(r.seq, r.at, r.seat, event) for r, event in with_gaps if event is not None]


@pytest.fixture(scope="module")
def evening(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Meeting]:
    session = play(tmp_path_factory.mktemp("demo") / "evening.hopthon")
    yield session.meeting
    session.close()


def test_the_ranking_is_the_village_s(evening: Meeting) -> None:
    rows = ranking(evening, evening.rounds["r1"]).rows
    assert [(r.option, r.rank, r.score, r.women, r.men, r.decided_by, r.tied) for r in rows] == [
        ("a3", 1, 50, 24, 26, "women_votes", False),
        ("a6", 2, 50, 20, 30, "women_votes", False),
        ("a8", 3, 40, 35, 5, None, False),
        ("a5", 4, 36, 28, 8, None, False),
        ("a4", 5, 22, 12, 10, "women_votes", False),
        ("a7", 6, 22, 10, 12, "women_votes", False),
        ("a9", 7, 16, 9, 7, None, True),
        ("a10", 7, 16, 9, 7, None, True),
    ]


def test_women_and_men_put_other_works_first(evening: Meeting) -> None:
    result = ranking(evening, evening.rounds["r1"])
    assert [r.option for r in result.women[:3]] == ["a8", "a5", "a3"]
    assert [r.option for r in result.men[:3]] == ["a6", "a3", "a7"]


def test_the_list_is_valid_and_the_contribution_is_not(evening: Meeting) -> None:
    taken = {d.taken.id: d.taken for d in evening.decisions.values()}
    assert (taken["q1"].valid, taken["q2"].valid) == (True, False)
    assert "52/98" in taken["q1"].sentence
    assert "66/84" in taken["q1"].sentence
    assert "50/98" in taken["q2"].sentence
    assert "66" in taken["q2"].sentence


def test_the_minutes_are_passed_and_the_meeting_over(evening: Meeting) -> None:
    assert evening.locked
    assert evening.passed is not None
    votes = (evening.passed.in_favour, evening.passed.against, evening.passed.abstain)
    assert votes == (80, 0, 4)
    assert (evening.started_at[:16], evening.ended_at[:16]) == (
        "2026-05-16T19:00",
        "2026-05-16T21:45",
    )


def test_the_hall_fills_until_there_is_a_quorum(evening: Meeting) -> None:
    households = [change.counts["households"] for change in evening.attendance]
    assert households[:2] == [41, 44]
    assert households[-1] == 52
    assert households == sorted(households)
    last = {**evening.attendance[-1].counts}
    assert (last["people"], last["women"], last["poor"], last["near_poor"]) == (84, 49, 19, 13)


def test_every_step_of_the_agenda_is_visited_in_its_order(evening: Meeting) -> None:
    assert [visit.step for visit in evening.visits] == [step.id for step in evening.rules.steps]


def test_every_group_speaks(evening: Meeting) -> None:
    assert Counter(turn.group for turn in evening.speeches) == {"women": 9, "men": 8, "poor": 5}


def test_the_works_on_the_ballot_cost_what_the_example_says(evening: Meeting) -> None:
    sheets = [evening.nodes[f"a{n}"].activity for n in range(1, 11)]
    assert [
        sum(s.total_cost or 0 for s in sheets if s),
        sum(s.community_contribution or 0 for s in sheets if s),
        sum(s.support_needed or 0 for s in sheets if s),
    ] == [384_000_000, 132_000_000, 252_000_000]
    assert evening.rounds["r1"].paper.ids == BALLOT


def test_works_outside_the_ballot_need_no_money_from_outside(evening: Meeting) -> None:
    others = [n for n in evening.activities() if n.id not in BALLOT]
    assert len(others) >= 5
    assert not [n.text for n in others if n.activity is None or n.activity.external]


def test_every_activity_hangs_in_the_tree_and_adds_up(evening: Meeting) -> None:
    problems = {
        node["text"]: node["activity"]["problems"]
        for node in whole(evening)["tree"]
        if node["activity"] is not None and node["activity"]["problems"]
    }
    assert problems == {}


def test_the_slip_is_on_record_with_its_correction(evening: Meeting) -> None:
    (slip,) = evening.corrections
    assert (slip.group, slip.what, slip.before, slip.after) == ("women", "a8", 53, 35)
    assert slip.at.startswith("2026-05-16T21:20")


def test_times_run_forward_and_are_the_evening_s_own(facts: list[Fact]) -> None:
    cues = [cue.at.isoformat(timespec="milliseconds") for cue in read_script()]
    assert len(cues) <= 220
    assert cues == sorted(set(cues))
    assert [fact.at for fact in facts[2:]] == cues


def test_both_seats_wrote(facts: list[Fact]) -> None:
    assert {fact.seat for fact in facts} == {"facilitator", "secretary"}


def test_what_was_announced_can_be_counted_again(facts: list[Fact]) -> None:
    assert recheck(facts) == []


def test_it_can_be_stopped_at_any_time_of_day(tmp_path: Path) -> None:
    meeting = play(tmp_path / "m.hopthon", until="20:30:00").meeting
    assert meeting.step == "difficulties"
    assert meeting.last_at < "2026-05-16T20:30:01"
    assert not meeting.rounds


def test_the_middle_is_the_count_with_the_slip_standing(tmp_path: Path) -> None:
    now = datetime(2027, 1, 5, 14, 0, tzinfo=HANOI)
    meeting = middle(tmp_path / "m.hopthon", now).meeting
    vote = meeting.rounds["r1"]
    assert (meeting.step, vote.state) == ("rank", "open")
    assert set(vote.counts) == {"women"}
    assert vote.counts["women"].ballots == 49
    assert [vote.counts["women"].totals[o] for o in BALLOT] == [24, 12, 28, 20, 10, 53, 9, 9]
    assert [(p.where, p.group) for p in round_problems(meeting, vote)][-1] == ("missing", "men")
    assert "53" in round_problems(meeting, vote)[0].sentence
    assert Counter(turn.group for turn in meeting.speeches) == {"women": 7, "men": 6, "poor": 4}
    assert (meeting.wall.page, meeting.wall.covered) == ("counting", False)


def test_the_middle_happened_just_now(tmp_path: Path) -> None:
    now = datetime(2027, 1, 5, 1, 0, tzinfo=HANOI)
    meeting = middle(tmp_path / "m.hopthon", now).meeting
    last = datetime.fromisoformat(meeting.last_at)
    assert timedelta(0) < now - last < timedelta(minutes=1)
    assert last.utcoffset() == now.utcoffset()
    assert meeting.said("date") == "2027-01-04"  # it began before midnight
    assert meeting.started_at.startswith("2027-01-04T22:")

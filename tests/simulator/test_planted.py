"""The test of the test: bugs planted one at a time, each of which a few seeds must find."""

import itertools
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from msgspec import structs

from hopthon.journal.journal import Transaction
from hopthon.meeting import (
    attendance,
    counting,
    decide,
    fold,
    reshaping,
    rounds,
    speaking,
    tree,
    undo,
    wall,
    writer,
)
from hopthon.meeting.entries import SpeechTurn
from hopthon.refusal import Refusal
from hopthon.session import session
from hopthon.voting import ranking, result
from hopthon.voting.dots import Dots
from hopthon.voting.tiebreak import Key

from .simulation import Simulation

ENOUGH = 15
STEPS = 90
Plant = Callable[[pytest.MonkeyPatch], None]


def double_ballot(patch: pytest.MonkeyPatch) -> None:
    """A corrected ballot counts on top of the old one."""
    move = writer.Writer.move
    patch.setattr(
        writer.Writer, "move", lambda self, totals, _out, into: move(self, totals, {}, into)
    )


def swapped_sexes(patch: pytest.MonkeyPatch) -> None:
    """Men's cups go into the women's column."""
    put = counting.fold_tally
    other = {"women": "men", "men": "women", "all": "all"}
    patch.setattr(
        counting, "fold_tally",
        lambda m, event, at, w: put(m, structs.replace(event, group=other[event.group]), at, w),
    )  # fmt: skip


def rank_off_by_one(patch: pytest.MonkeyPatch) -> None:
    """After a shared rank the next is not skipped: 1-2-2-3."""

    def dense(options: Any, scores: Any, keys: Any = ()) -> list[ranking.Place]:
        places = ranking.rank(options, scores, keys)
        ranks = sorted({p.rank for p in places})
        return [
            ranking.Place(
                p.option, ranks.index(p.rank) + 1, p.decided_by, p.rival, p.tied, p.equals
            )
            for p in places
        ]

    patch.setattr(result, "rank", dense)


def list_order_breaks_ties(patch: pytest.MonkeyPatch) -> None:
    """Equal options are set apart by their place on the paper."""

    def ordered(preset: str, options: Any, totals: Any, merits: Any) -> list[Key]:
        return [Key("public_jobs", {o: -n for n, o in enumerate(options)})]

    patch.setattr(result, "chain", ordered)


def no_tie_break(patch: pytest.MonkeyPatch) -> None:
    """The chain is never asked."""
    patch.setattr(result, "chain", lambda *_all: [])


def lost_undo(patch: pytest.MonkeyPatch) -> None:
    """Undo says it did, and restores nothing."""
    patch.setattr(undo, "put_back", lambda written, start: written.__delitem__(slice(start, None)))


def undo_forgets_lists(patch: pytest.MonkeyPatch) -> None:
    """What was added to a list stays there."""

    def others(written: list[Any], start: int) -> None:
        changes = [written[at : at + 3] for at in range(start, len(written), 3)]
        kept = [part for change in changes if not isinstance(change[0], list) for part in change]
        del written[start:]
        writer.put_back(kept, 0)

    patch.setattr(undo, "put_back", others)


def depends_on_how_often_it_ran(patch: pytest.MonkeyPatch) -> None:
    """Folding asks something outside the log, as a clock would be."""
    ticks = itertools.count()

    def speech(meeting: Any, event: Any, at: str, w: Any) -> None:
        w.add(meeting.speeches, SpeechTurn(event.group, meeting.step, f"{at}{next(ticks)}"))

    patch.setattr(speaking, "fold_speech", speech)


def refusal_that_writes(patch: pytest.MonkeyPatch) -> None:
    """A failed save is announced as done."""
    append = session.Session.do

    def do(self: Any, command: Any) -> Any:
        try:
            return append(self, command)
        except Refusal:
            with self._journal.writing() as transaction:
                transaction.append("2026", self.seat, "speech_made", '{"group":"women"}')
            raise

    patch.setattr(session.Session, "do", do)


def acknowledged_before_it_is_safe(patch: pytest.MonkeyPatch) -> None:
    """Now and then the save is dropped, and the seat told it was done."""
    end, ticks = Transaction.end, itertools.count(1)

    def sometimes(self: Transaction) -> None:
        if next(ticks) % 9 == 0:
            self._journal.execute("ROLLBACK")
        else:
            end(self)

    patch.setattr(Transaction, "end", sometimes)


def folded_before_it_is_safe(patch: pytest.MonkeyPatch) -> None:
    """The meeting on the screen takes a fact that then cannot be saved."""
    append = session.Session._append

    def early(self: Any, transaction: Any, event: Any) -> Any:
        record = append(self, transaction, event)
        self.meeting.speeches.append(SpeechTurn("women", "", ""))
        self.meeting.speeches.pop() if transaction._failed else None
        return record

    patch.setattr(session.Session, "_append", early)


def a_command_twice(patch: pytest.MonkeyPatch) -> None:
    """The sender's id is not kept."""
    patch.setattr(session, "_caused", lambda meeting, command: decide.decide(meeting, command))


def any_ballot(patch: pytest.MonkeyPatch) -> None:
    """More beans than one voter has, and off the paper."""
    patch.setattr(Dots, "refuse_marks", lambda *_all: None)


def counting_after_closing(patch: pytest.MonkeyPatch) -> None:
    """A closed round still takes ballots."""
    patch.setattr(counting, "open_round", rounds.find_round)


def impossible_attendance(patch: pytest.MonkeyPatch) -> None:
    """More women than people."""
    patch.setattr(attendance, "_refuse_impossible", lambda *_all: None)


def a_branch_that_falls_off(patch: pytest.MonkeyPatch) -> None:
    """A moved line is not hung anywhere."""

    def insert(meeting: Any, place: str, node: str, after: str | None, w: Any) -> None:
        if after != "":
            kept(meeting, place, node, after, w)

    kept = tree.insert
    patch.setattr(tree, "insert", insert)


def a_split_that_loses_the_second_half(patch: pytest.MonkeyPatch) -> None:
    """The new line is known but hangs nowhere."""
    patch.setattr(reshaping, "insert", lambda *_all: None)


def children_left_behind(patch: pytest.MonkeyPatch) -> None:
    """Removing a line leaves those below it."""

    def remove(meeting: Any, event: Any, _at: str, w: Any) -> None:
        node = meeting.nodes[event.id]
        w.drop(meeting.nodes, event.id)
        place = tree.child_key(node.parent, node.sector)
        w.put(meeting.children, place, tuple(i for i in meeting.children[place] if i != event.id))

    patch.setattr(tree, "fold_remove", remove)


def a_voted_line_can_go(patch: pytest.MonkeyPatch) -> None:
    """What is on a closed paper changes the result that was announced."""

    def close(meeting: Any, event: Any, at: str, w: Any) -> None:
        kept(meeting, structs.replace(event, totals={}), at, w)

    kept = rounds.fold_close
    patch.setattr(rounds, "fold_close", close)


def hidden_count_on_the_wall(patch: pytest.MonkeyPatch) -> None:
    """The ranking hangs while ballots are still coming in."""
    hang = wall.hang

    def leak(meeting: Any, event: Any) -> None:
        hang(meeting, event)
        if type(event).__name__ == "BallotRecorded":
            meeting.wall = wall.Wall("ranking", event.round)

    patch.setattr(wall, "hang", leak)


def undo_reaches_too_far(patch: pytest.MonkeyPatch) -> None:
    """One undo takes back two things."""
    undone = undo.fold_undone

    def twice(meeting: Any, event: Any, fact: Any) -> Any:
        taken = undone(meeting, event, fact)
        if meeting.undoable:
            writer.put_back(meeting.written, meeting.undoable.pop().start)
        return taken

    patch.setattr(undo, "fold_undone", twice)


def the_wall_forgets_an_undo(patch: pytest.MonkeyPatch) -> None:
    """The state depends on which seat folds: a follower skips undos it did not see made."""
    follow = session.Session.catch_up

    def blind(self: Any) -> Any:
        if self.seat != "projector":
            return follow(self)
        kept, fold.undo.fold_undone = fold.undo.fold_undone, lambda *_all: []
        try:
            return follow(self)
        finally:
            fold.undo.fold_undone = kept

    patch.setattr(session.Session, "catch_up", blind)


PLANTS: list[Plant] = [
    double_ballot, swapped_sexes, rank_off_by_one, list_order_breaks_ties, no_tie_break, lost_undo,
    undo_forgets_lists, depends_on_how_often_it_ran, refusal_that_writes, acknowledged_before_it_is_safe,
    folded_before_it_is_safe, a_command_twice, any_ballot, counting_after_closing, impossible_attendance,
    a_branch_that_falls_off, children_left_behind, a_voted_line_can_go, hidden_count_on_the_wall,
    undo_reaches_too_far, the_wall_forgets_an_undo, a_split_that_loses_the_second_half,
]  # fmt: skip


@pytest.mark.parametrize("plant", PLANTS, ids=lambda plant: plant.__name__)
def test_a_planted_bug_is_found(
    plant: Plant, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plant(monkeypatch)
    for seed in range(ENOUGH):
        try:
            Simulation(seed, tmp_path).run(STEPS)
        except Exception:  # found: a broken promise, or a crash on the way
            return
    pytest.fail(f"{plant.__doc__} {ENOUGH} seeds did not notice")

"""Whole rounds, in any order of wishes: a model that only counts says the same as the meeting."""

from collections import Counter
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from hall import Hall, digest
from hopthon.meeting.entries import Round
from hopthon.meeting.fold import replay
from hopthon.meeting.standing import problems
from hopthon.refusal import Refusal
from hopthon.session.recheck import recheck
from hopthon.views.whole import whole

from .booth import CRITERIA, booth

OPTIONS = ["a1", "a2", "a3"]
MAX = {c["id"]: c["max"] for c in CRITERIA}
WEIGHT = {c["id"]: c.get("weight", 1) for c in CRITERIA}
GROUPS = ("women", "men")
Boxes = dict[str, dict[int, dict[str, Any]]]


class Rounds(RuleBasedStateMachine):
    """One round after another, of points or beans, with run-offs and undos; ballots kept here as well."""

    @initialize()
    def begin(self) -> None:
        """A room, nothing open."""
        self.hall: Hall = booth(women=4, men=4)
        self.boxes: dict[str, Boxes] = {}
        self.past: list[tuple[int, dict[str, Boxes]]] = []
        self.gone: set[int] = set()

    def wish(self, name: str, **fields: Any) -> bool:
        """Whether it was carried out; a refusal says one sentence and changes nothing."""
        meeting = self.hall.meeting
        before, boxes = (digest(meeting), meeting.seq), _copy(self.boxes)
        try:
            self.hall.do(name, **fields)
        except Refusal as refusal:
            said = refusal.sentence
        else:
            said = ""
        if said:
            assert said.endswith((".", ")"))
            assert (digest(self.hall.meeting), self.hall.meeting.seq) == before
            return False
        self.past.append((self.hall.meeting.seq, boxes))
        return True

    def some(self, *states: str) -> list[Round]:
        """Rounds in one of these states."""
        return [r for r in self.hall.meeting.rounds.values() if r.state in states]

    @precondition(lambda self: len(self.hall.meeting.rounds) < 4)
    @rule(method=st.sampled_from(["dots", "criteria"]), draft=st.booleans(),
          way=st.sampled_from(["sum", "equal_weight", "rank_sum"]))  # fmt: skip
    def open(self, method: str, draft: bool, way: str) -> None:
        """A new round, or a repeated one."""
        name = f"r{len(self.hall.meeting.rounds)}x{self.hall.meeting.seq}"
        if self.wish("open_round", id=name, method=method, options=OPTIONS, draft=draft,
                     settings={"beans": 2, "criteria": CRITERIA, "combine": way}):  # fmt: skip
            self.boxes[name] = {g: {} for g in GROUPS}

    @precondition(lambda self: self.some("draft", "open"))
    @rule(
        data=st.data(),
        options=st.permutations(OPTIONS),
        do=st.sampled_from(["change_round", "start_round"]),
    )
    def change(self, data: st.DataObject, options: list[str], do: str) -> None:
        """Only before the first count."""
        vote = data.draw(st.sampled_from(self.some("draft", "open")))
        held = any(box for box in self.boxes[vote.id].values())
        if do == "start_round":
            draft = vote.state == "draft"
            assert self.wish(do, round=vote.id) == draft
        elif not vote.paper.settings.run_off_of:
            assert self.wish(do, round=vote.id, options=options) != held

    @precondition(lambda self: self.some("open"))
    @rule(data=st.data(), group=st.sampled_from(GROUPS), number=st.integers(1, 4))
    def ballot(self, data: st.DataObject, group: str, number: int) -> None:
        """Keyed, or keyed again."""
        vote = data.draw(st.sampled_from(self.some("open")))
        ids = vote.paper.ids
        if vote.paper.method == "dots":
            marked = data.draw(
                st.lists(st.sampled_from(ids), max_size=vote.paper.settings.beans, unique=True)
            )
            wish: dict[str, Any] = {"marks": dict.fromkeys(marked, 1)}
        else:
            wish = {
                "scores": {
                    o: {c: data.draw(st.integers(0, m)) for c, m in MAX.items()} for o in ids
                }
            }
            wish["confirmed"] = data.draw(st.booleans())
        assert self.wish("record_ballot", round=vote.id, group=group, ballot=number, **wish)
        self.boxes[vote.id][group][number] = wish

    @precondition(lambda self: self.some("open"))
    @rule(data=st.data(), group=st.sampled_from(GROUPS), number=st.integers(1, 4))
    def take_out(self, data: st.DataObject, group: str, number: int) -> None:
        """A ballot keyed by mistake."""
        vote = data.draw(st.sampled_from(self.some("open")))
        there = number in self.boxes[vote.id][group]
        assert self.wish("remove_ballot", round=vote.id, group=group, ballot=number) == there
        self.boxes[vote.id][group].pop(number, None)

    @precondition(lambda self: self.some("open"))
    @rule(data=st.data(), override=st.sampled_from(["", "chủ trì quyết"]))
    def close(self, data: st.DataObject, override: str) -> None:
        """Only when it adds up, or for a reason; never without any count."""
        vote = data.draw(st.sampled_from(self.some("open")))
        blocked = any(p.blocking for p in problems(self.hall.meeting, vote))
        counted = any(self.boxes[vote.id].values())
        done = self.wish("close_round", round=vote.id, override=override)
        assert done == (counted and (not blocked or bool(override)))

    @precondition(lambda self: self.some("closed"))
    @rule(
        data=st.data(),
        do=st.sampled_from(["reopen_round", "annul_round"]),
        reason=st.sampled_from(["đếm sót", " "]),
    )
    def again(self, data: st.DataObject, do: str, reason: str) -> None:
        """With a reason only."""
        vote = data.draw(st.sampled_from(self.some("closed")))
        assert self.wish(do, round=vote.id, reason=reason) == bool(reason.strip())

    @precondition(lambda self: self.some("closed"))
    @rule(data=st.data())
    def run_off(self, data: st.DataObject) -> None:
        """Among those that share a rank."""
        vote = data.draw(st.sampled_from(self.some("closed")))
        assert vote.closed is not None
        ties = [r.rank for r in vote.closed.rows if r.tied]
        tied = [r.option for r in vote.closed.rows if ties and r.tied and r.rank == ties[0]]
        name = f"x{self.hall.meeting.seq}"
        done = self.wish("open_round", id=name, options=tied,
                         settings={"run_off_of": vote.id, "beans": 1, "criteria": CRITERIA})  # fmt: skip
        if not vote.paper.settings.run_off_of:
            assert done == bool(tied)
        if done:
            self.boxes[name] = {g: {} for g in GROUPS}

    @precondition(lambda self: self.past and self.hall.meeting.undoable)
    @rule()
    def undo(self) -> None:
        """Back to what stood before."""
        seq, boxes = self.past.pop()
        self.hall.do("undo")
        self.boxes = boxes
        self.gone |= {seq, self.hall.meeting.seq}

    @invariant()
    def totals_are_the_ballots(self) -> None:
        """Counted here once more."""
        for name, vote in self.hall.meeting.rounds.items():
            for group in vote.paper.groups:
                box = self.boxes[name][group]
                totals: Counter[str] = Counter()
                for wish in box.values():
                    totals.update(wish.get("marks", {}))
                    for option, points in wish.get("scores", {}).items():
                        totals.update({f"{option}/{c}": n for c, n in points.items()})
                count = vote.counts.get(group)
                assert (dict(count.totals) if count else {}) == {
                    c: n for c, n in totals.items() if n
                }
                assert (count.ballots if count else 0) == len(box)
                unsure = {n for n, wish in box.items() if _left_out(wish, len(vote.paper.ids))}
                assert (set(count.incomplete) if count else set()) == unsure

    @invariant()
    def announced_ranks_are_ranks(self) -> None:
        """Competition ranks, every option once, a run-off inside its group only."""
        for vote in self.some("closed"):
            assert vote.closed is not None
            rows = vote.closed.rows
            assert sorted(r.option for r in rows) == sorted(vote.paper.ids)
            held = Counter(r.rank for r in rows)
            assert all(
                r.rank == 1 + sum(n for rank, n in held.items() if rank < r.rank) for r in rows
            )
            assert all(r.tied == (held[r.rank] > 1) for r in rows)
            shown = [r.score for r in rows if isinstance(r.score, int)]
            if vote.paper.settings.combine == "sum":
                assert shown == sorted(shown, reverse=True)

    @invariant()
    def the_log_alone_tells_it(self) -> None:
        """Folded again, without what was undone, verified."""
        if len(self.hall.facts) % 5:
            return
        meeting = self.hall.meeting
        assert digest(self.hall.again()) == digest(meeting)
        assert meeting == replay(f for f in self.hall.facts if f.seq not in self.gone)

    def teardown(self) -> None:
        """Whatever happened, verify finds nothing and the state can be shown."""
        if hasattr(self, "hall"):
            assert recheck(self.hall.facts) == []
            whole(self.hall.meeting)


def _left_out(wish: dict[str, Any], options: int) -> bool:
    given = sum(1 for points in wish.get("scores", {}).values() for n in points.values() if n)
    return 0 < given < options * len(MAX) and not wish["confirmed"]


def _copy(boxes: dict[str, Boxes]) -> dict[str, Boxes]:
    return {name: {g: dict(box) for g, box in groups.items()} for name, groups in boxes.items()}


TestRounds = Rounds.TestCase
TestRounds.settings = settings(max_examples=25, stateful_step_count=30, deadline=None)

"""What the meeting must be, computed from the accepted wishes by other, slower, plainer code."""

from collections import Counter
from typing import Any

from hopthon.meeting.entries import Round
from hopthon.meeting.state import Meeting
from hopthon.voting.tiebreak import PRESETS, Merits

Wish = dict[str, Any]
NOT_UNDONE = {"show_on_wall", "cover_wall", "pass_minutes", "undo"}


class Model:
    """The wishes that stand, oldest first, each with the id it was given."""

    def __init__(self) -> None:
        self.standing: list[tuple[Wish, str | None]] = [({"do": "set_info"}, None)]
        self.announced: dict[str, Any] = {}

    def accept(self, wish: Wish, made: str | None) -> None:
        """An accepted wish; an undo takes the newest undoable away."""
        if wish["do"] == "undo":
            index = max(i for i, (w, _id) in enumerate(self.standing) if w["do"] not in NOT_UNDONE)
            del self.standing[index]
        else:
            self.standing.append((wish, made))

    def check(self, meeting: Meeting) -> None:
        """Raises AssertionError where the meeting is not what its wishes make it."""
        self._check_tree(meeting)
        self._check_attendance(meeting)
        assert Counter(turn.group for turn in meeting.speeches) == self._turns()
        rounds = [made for wish, made in self.standing if wish["do"] == "open_round"]
        assert list(meeting.rounds) == rounds
        for vote in meeting.rounds.values():
            self._check_count(vote)
            self._check_announced(meeting, vote)

    def _turns(self) -> Counter[str]:
        """Turns by group, whoever waited before included."""
        asked = {made: w["group"] for w, made in self.standing if w["do"] == "queue_speaker"}
        return Counter(
            w.get("group") or asked[w["id"]]
            for w, _id in self.standing
            if w["do"] in ("speech", "start_turn")
        )

    def _check_tree(self, meeting: Meeting) -> None:
        parents: dict[str, str | None] = {}
        texts: dict[str, str] = {}
        also: dict[str, set[str]] = {}
        for wish, made in self.standing:
            match wish["do"]:
                case "add_node":
                    parents[made or ""], texts[made or ""] = wish.get("parent"), wish["text"]
                case "import_plan":
                    for one in wish.get("lines", ()):
                        parents[one["id"]], texts[one["id"]] = one.get("parent"), one["text"]
                case "edit_node":
                    texts[wish["id"]] = wish["text"]
                case "move_node" if "parent" in wish:
                    parents[wish["id"]] = wish["parent"]
                case "merge_nodes":
                    self._merge(wish["id"], wish["away"], parents, also)
                    texts[wish["id"]] = wish.get("text", texts[wish["id"]])
                    del texts[wish["away"]]
                case "split_node":
                    parents[made or ""] = parents[wish["of"]]
                    texts[wish["of"]], texts[made or ""] = wish["text"], wish["rest"]
                case "link_node":
                    also.setdefault(wish["id"], set()).add(wish["parent"])
                case "unlink_node":
                    also[wish["id"]].remove(wish["parent"])
                case "remove_node":
                    gone = {wish["id"]}
                    while more := {n for n, p in parents.items() if p in gone} - gone:
                        gone |= more
                    for node in gone:
                        del parents[node], texts[node]
                        also.pop(node, None)
            for node, others in also.items():  # where it hangs is no reference
                others.intersection_update(parents.keys() - {parents[node]})
        nodes = meeting.nodes
        assert {n.id: set(n.also) for n in nodes.values() if n.also} == {
            n: others for n, others in also.items() if others
        }
        assert {(i, p) for p, ids in meeting.shared.items() for i in ids} == {
            (n.id, p) for n in nodes.values() for p in n.also
        }
        assert {n.id: (n.parent, n.text) for n in nodes.values()} == {
            n: (parents[n], texts[n]) for n in parents
        }
        listed = [i for s in meeting.procedure.sectors for r in meeting.under(None, s.id)
                  for i in (n.id for n in meeting.walk(r))]  # fmt: skip
        assert sorted(listed) == sorted(nodes), "every line hangs in exactly one place"
        for node in nodes.values():
            if node.parent is not None:
                assert nodes[node.parent].sector == node.sector

    def _merge(
        self, kept: str, away: str, parents: dict[str, str | None], also: dict[str, set[str]]
    ) -> None:
        """Whatever one of the two lines hung under, or had under it, both have."""
        above = {parents[away], *also.pop(away, set())} - {None}
        for node, parent in parents.items():
            if parent == away:
                parents[node] = kept
        for others in also.values():
            if away in others:
                others.remove(away)
                others.add(kept)
        parents[kept] = parents[kept] or parents[away]
        also.setdefault(kept, set()).update(p for p in above if p is not None)
        del parents[away]

    def _check_attendance(self, meeting: Meeting) -> None:
        counts = meeting.counts
        assert all(n >= 0 for n in counts.values())
        assert all(n <= counts["people"] for n in counts.values() if "people" in counts)
        if meeting.attendance:
            assert meeting.attendance[-1].counts == counts, "the history ends with what stands"
        if meeting.roll and any(p.present for p in meeting.roll.values()):
            assert counts["people"] == sum(p.present for p in meeting.roll.values())
        for person in meeting.roll.values():
            stays = meeting.stays.get(person.id, ())
            assert person.present == bool(stays and not stays[-1].left), "present is being here now"
            assert all(stay.left for stay in stays[:-1])

    def _check_count(self, vote: Round) -> None:
        beans, stacking = vote.paper.settings.beans, vote.paper.settings.stacking
        for group in vote.paper.groups:
            papers, tally = self._papers(vote.id, group)
            totals = Counter[str]()
            for marks in papers.values():
                assert set(marks) <= set(vote.paper.ids)
                assert sum(marks.values()) <= beans
                assert stacking or all(n <= 1 for n in marks.values())
                totals.update(marks)
            count = vote.counts.get(group)
            if tally is not None:
                assert count is not None
                assert (count.entry, dict(count.totals), count.ballots) == (
                    "tally", tally["counts"], tally.get("ballots"))  # fmt: skip
            elif papers:
                assert count is not None
                assert {o: n for o, n in count.totals.items() if n} == {
                    o: n for o, n in totals.items() if n
                }
                assert count.ballots == len(papers)
            else:
                assert count is None or not any(count.totals.values())

    def _papers(self, name: str, group: str) -> tuple[dict[int, dict[str, int]], Wish | None]:
        papers: dict[int, dict[str, int]] = {}
        tally: Wish | None = None
        last = 0  # the highest number ever given: one taken away is not given out again
        for wish, _made in self.standing:
            if wish.get("round") != name or wish.get("group") != group:
                continue
            match wish["do"]:
                case "record_ballot":
                    number = wish["ballot"] or last + 1
                    papers[number], tally = wish["marks"], None
                    last = max(last, number)
                case "remove_ballot":
                    del papers[wish["ballot"]]
                case "import_ballots":
                    tally = None
                    for marks in wish["ballots"]:
                        last += 1
                        papers[last] = dict(Counter(marks))
                case "record_tally":
                    papers, tally = {}, wish
        return papers, tally

    def _check_announced(self, meeting: Meeting, vote: Round) -> None:
        """A closed round stands as it was announced, and as the ballots say, whatever came later."""
        if vote.closed is None:
            self.announced.pop(vote.id, None)
            return
        assert self.announced.setdefault(vote.id, vote.closed) == vote.closed
        counted = {g: dict(c.totals) for g, c in vote.counts.items()}
        assert vote.closed.totals == counted
        merits, women = vote.closed.merits, counted.get("women", {})

        def key(option: str) -> tuple[int, ...]:
            known = merits.get(option, Merits())
            return (
                sum(c.get(option, 0) for c in counted.values()),
                *(
                    women.get(option, 0) if name == "women_votes" else int(getattr(known, name))
                    for name in PRESETS[vote.paper.settings.tie_break]
                ),
            )

        for row in vote.closed.rows:
            assert row.rank == 1 + sum(key(o) > key(row.option) for o in vote.paper.ids)
            assert row.tied == (sum(key(o) == key(row.option) for o in vote.paper.ids) > 1)
            assert row.score == key(row.option)[0]
            assert row.by_group == {
                g: counted.get(g, {}).get(row.option, 0) for g in vote.paper.groups if g != "all"
            }

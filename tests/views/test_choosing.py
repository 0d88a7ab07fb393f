"""A vote among lines of the tree: what is told of it speaks of those lines, not of works."""

from hall import Hall
from hopthon.views.choosing import choosing, to_keep
from hopthon.views.rounds import firm_words, how_firm


def voted(kind: str, n: int) -> Hall:
    hall = Hall()
    hall.do("start_meeting")
    ids = [f"x{i}" for i in range(n)]
    for name in ids:
        hall.do("add_node", id=name, kind=kind, sector="economy", text=f"Dòng {name}")
    hall.do("open_round", id="r1", options=ids, groups=["all"], settings={"beans": 1})
    counts = {name: 4 * (n - i) for i, name in enumerate(ids)}
    hall.do("record_tally", round="r1", group="all", ballots=sum(counts.values()), counts=counts)
    hall.do("close_round", round="r1")
    return hall


def told(hall: Hall) -> str:
    vote = hall.meeting.rounds["r1"]
    return firm_words(hall.meeting, vote.paper, how_firm(hall.meeting, vote))


def test_how_firm_a_choice_of_difficulties_is_speaks_of_those_that_stay() -> None:
    hall = voted("difficulty", 6)
    what = choosing(hall.meeting, hall.meeting.rounds["r1"])
    assert what is not None
    assert f"thì {what.most} khó khăn đầu mới khác" in told(hall)
    assert "ba việc đầu" in told(voted("activity", 6))


def test_a_line_that_went_to_another_sector_leaves_nothing_to_keep() -> None:
    hall = voted("difficulty", 6)
    vote = hall.meeting.rounds["r1"]
    what = choosing(hall.meeting, vote)
    assert what is not None
    wish = to_keep(vote, what)
    assert "không bỏ được" in hall.refused("remove_node", id=wish.ids[0])
    hall.do("move_node", id=wish.ids[0], sector="society")
    assert choosing(hall.meeting, vote) is None
    fields = {"sector": wish.sector, "kind": wish.kind, "ids": list(wish.ids)}
    assert "không thuộc nhóm này" in hall.refused("keep_nodes", **fields)

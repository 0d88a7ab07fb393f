"""A village that votes by clusters: several sittings, one total."""

from hall import Hall


def test_clusters_are_added_up_against_all_households() -> None:
    hall = Hall()
    hall.do("set_info", households_total=240)
    hall.do("start_meeting")
    sittings = [
        {"name": "Cụm 1", "for": 80, "against": 3, "households": 90},
        {"name": "Cụm 2", "for": 79, "against": 0, "abstain": 1, "households": 80},
    ]
    one_short = hall.do("take_decision", id="q1", kind="contribution", sittings=sittings)
    assert (one_short.in_favour, one_short.against, one_short.abstain) == (159, 3, 1)
    assert not one_short.valid
    assert [c.missing for c in one_short.conditions] == [1]
    sittings[1]["for"] = 80
    sittings[1]["abstain"] = 0
    enough = hall.do("take_decision", id="q2", kind="contribution", sittings=sittings)
    assert enough.valid
    assert "160/240" in enough.sentence
    assert [s.name for s in hall.meeting.decisions["q2"].taken.sittings] == ["Cụm 1", "Cụm 2"]

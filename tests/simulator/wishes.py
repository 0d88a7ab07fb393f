"""What seats might wish for: mostly possible, often not, all of it drawn from one random source."""

from random import Random
from typing import Any

from hopthon.meeting.entries import PARENT_KIND
from hopthon.meeting.state import Meeting

Wish = dict[str, Any]
SECTORS = ("infrastructure", "economy", "society")
KINDS = ("advantage", "difficulty", "cause", "solution", "activity")


def wish(rng: Random, meeting: Meeting) -> Wish:
    """One wish; ids mostly known, sometimes not."""
    make = rng.choices([make for make, _n in MAKERS], [n for _make, n in MAKERS])[0]
    made = make(rng, meeting)
    if rng.random() < 0.1:
        made["cmd"] = f"c{rng.randint(1, 4)}"
    return made


def _one(rng: Random, known: Any) -> str:
    names = list(known)
    return rng.choice(names) if names and rng.random() < 0.93 else "nobody"


def _open(meeting: Meeting) -> list[str]:
    return [name for name, vote in meeting.rounds.items() if vote.state == "open"] or list(
        meeting.rounds
    )


def _attendance(rng: Random, _meeting: Meeting) -> Wish:
    names = rng.sample(["people", "women", "households", "poor"], rng.randint(1, 3))
    return {"do": "set_attendance", **{name: rng.randint(-1, 60) for name in names}}


def _add(rng: Random, meeting: Meeting) -> Wish:
    kind = rng.choice(KINDS)
    above = [n.id for n in meeting.nodes.values() if n.kind == PARENT_KIND.get(kind)]
    made: Wish = {"do": "add_node", "kind": kind, "text": f"{kind} {rng.randint(1, 99)}"}
    if above and rng.random() < 0.8:
        return {**made, "parent": _one(rng, above)}
    return {
        **made,
        "sector": rng.choice(SECTORS),
        "after": rng.choice([None, "", _one(rng, meeting.nodes)]),
    }


def _activity(rng: Random, meeting: Meeting) -> Wish:
    return {
        "do": "add_node",
        "kind": "activity",
        "text": f"việc {rng.randint(1, 99)}",
        "sector": rng.choice(SECTORS),
    }


def _edit(rng: Random, meeting: Meeting) -> Wish:
    return {
        "do": "edit_node",
        "id": _one(rng, meeting.nodes),
        "text": rng.choice(["mới", "", "khác hẳn"]),
    }


def _move(rng: Random, meeting: Meeting) -> Wish:
    made: Wish = {
        "do": "move_node",
        "id": _one(rng, meeting.nodes),
        "after": rng.choice([None, ""]),
    }
    if rng.random() < 0.6:
        made["parent"] = _one(rng, meeting.nodes)
    else:
        made["sector"] = rng.choice(SECTORS)
    return made


def _remove(rng: Random, meeting: Meeting) -> Wish:
    above = {node.parent for node in meeting.nodes.values() if node.parent in meeting.nodes}
    lines = sorted(above) if rng.random() < 0.5 else meeting.nodes  # half of them have lines below
    return {"do": "remove_node", "id": _one(rng, lines)}


def _reshape(rng: Random, meeting: Meeting) -> Wish:
    """Merge, split, share: mostly lines that fit together."""
    nodes = list(meeting.nodes.values())
    one = rng.choice(nodes) if nodes and rng.random() < 0.95 else None
    if one is None:
        return {"do": "split_node", "of": "nobody", "text": "đầu", "rest": "đuôi"}
    do = rng.choice(["merge_nodes", "split_node", "link_node", "link_node", "unlink_node"])
    if do == "split_node":
        return {"do": do, "of": one.id, "text": "đầu", "rest": rng.choice(["đuôi", ""])}
    if do == "merge_nodes":
        alike = [n.id for n in nodes if (n.kind, n.sector) == (one.kind, one.sector)]
        made: Wish = {"do": do, "id": one.id, "away": _one(rng, alike)}
        return {**made, "text": "gộp lại"} if rng.random() < 0.5 else made
    if do == "unlink_node" and (linked := [n for n in nodes if n.also]):
        one = rng.choice(linked)
        return {"do": do, "id": one.id, "parent": _one(rng, one.also)}
    above = [n.id for n in nodes if n.kind == PARENT_KIND.get(one.kind)]
    return {"do": do, "id": one.id, "parent": _one(rng, above)}


def _describe(rng: Random, meeting: Meeting) -> Wish:
    activities = [n.id for n in meeting.nodes.values() if n.kind == "activity"]
    fields = {
        "external": rng.choice([True, True, None]),
        "meets_women_needs": rng.random() < 0.5,
        "poor_women_beneficiaries": rng.randint(-1, 2),
        "public_jobs": rng.randint(0, 2),
        "contribution_percent": rng.choice([None, 30, 101]),
        "pledge_per_household": rng.choice([None, 2_000_000]),
        "women_needs_said_by": rng.choice(["", "chị Hà"]),
        "community_contribution": rng.choice([None, 90_000_000, 91_000_000]),
        "contribution_reckoning": rng.choice(["", "450 công x 200"]),
    }
    some = rng.sample(sorted(fields), rng.randint(1, 3))
    return {
        "do": "describe_activity",
        "id": _one(rng, activities),
        **{name: fields[name] for name in some},
    }


def _open_round(rng: Random, meeting: Meeting) -> Wish:
    activities = [
        n.id for n in meeting.nodes.values() if n.activity and n.activity.external is not False
    ]
    options = rng.sample(activities, min(len(activities), rng.randint(1, 5)))
    settings: Wish = {"beans": rng.randint(1, 3), "stacking": rng.random() < 0.2}
    if rng.random() < 0.4:
        settings["tie_break"] = rng.choice(["women_first", "handbook", "none", "coin"])
    groups = rng.choice([["women", "men"], ["women", "men"], ["all"], ["men"]])
    return {"do": "open_round", "options": options, "groups": groups, "settings": settings}


def _ballot(rng: Random, meeting: Meeting) -> Wish:
    name = _one(rng, _open(meeting))
    vote = meeting.rounds.get(name)
    ids = vote.paper.ids if vote else ("a", "b")
    group = rng.choice(vote.paper.groups if vote else ("women",)) if rng.random() < 0.97 else "dogs"
    picked = rng.sample(ids, min(len(ids), rng.choice([0, 1, 1, 2, 2, 3])))
    marks = {option: rng.choice([1] * 9 + [2]) for option in picked}
    number = rng.choice([0, 1, 2, 3, 4, 5, 6])
    return {"do": "record_ballot", "round": name, "group": group, "ballot": number, "marks": marks}


def _import(rng: Random, meeting: Meeting) -> Wish:
    one = _ballot(rng, meeting)
    ballots = [list(one["marks"]) for _each in range(rng.randint(0, 3))]
    return {
        "do": "import_ballots",
        "round": one["round"],
        "group": one["group"],
        "ballots": ballots,
    }


def _remove_ballot(rng: Random, meeting: Meeting) -> Wish:
    one = _ballot(rng, meeting)
    return {"do": "remove_ballot", **{name: one[name] for name in ("round", "group", "ballot")}}


def _tally(rng: Random, meeting: Meeting) -> Wish:
    one = _ballot(rng, meeting)
    vote = meeting.rounds.get(one["round"])
    ids = vote.paper.ids if vote else ("a",)
    most = rng.choice([2, 8])  # few beans: many ties
    counts = {option: rng.randint(0, most) for option in ids if rng.random() < 0.97}
    ballots = rng.choice([None, 8, 12, 20])
    return {
        "do": "record_tally",
        "round": one["round"],
        "group": one["group"],
        "ballots": ballots,
        "counts": counts,
    }


def _close(rng: Random, meeting: Meeting) -> Wish:
    override = rng.choice(["", "chủ trì quyết"])
    return {"do": "close_round", "round": _one(rng, _open(meeting)), "override": override}


def _again(rng: Random, meeting: Meeting) -> Wish:
    do = rng.choice(["reopen_round", "reopen_round", "annul_round"])
    return {"do": do, "round": _one(rng, meeting.rounds), "reason": rng.choice(["đếm sót", ""])}


def _decision(rng: Random, _meeting: Meeting) -> Wish:
    kind = rng.choice(["list", "adjustment", "contribution", "slips"])
    return {
        "do": "take_decision",
        "kind": kind,
        "for": rng.randint(0, 40),
        "against": rng.randint(-1, 20),
    }


def _talk(rng: Random, meeting: Meeting) -> Wish:
    return rng.choice(
        [
            {"do": "speech", "group": rng.choice(["women", "men", "cats"])},
            _speaking(rng, meeting),
            {"do": "note", "text": rng.choice(["ý kiến", ""])},
            {"do": "edit_note", "id": _one(rng, meeting.notes), "text": "sửa lời"},
            {"do": "set_minutes_text", "step": "conclusion", "text": f"lời {rng.randint(1, 9)}"},
            {"do": "set_info", "households_total": rng.choice([0, 30, 98])},
        ]
    )


def _speaking(rng: Random, meeting: Meeting) -> Wish:
    """The queue and its turns: mostly someone who waits."""
    waiting = _one(rng, [w.id for w in meeting.queue])
    group = rng.choice(["women", "poor", "dogs"])
    return rng.choice(
        [
            {"do": "queue_speaker", "group": group, "name": f"Bà {rng.randint(1, 9)}"},
            {"do": "drop_speaker", "id": waiting},
            {"do": "start_turn", "id": waiting},
            {"do": "start_turn", "group": group},
            {"do": "end_turn"},
        ]
    )


def _person(rng: Random, meeting: Meeting) -> Wish:
    return rng.choice(
        [
            {
                "do": "add_person",
                "name": f"Bà {rng.randint(1, 9)}",
                "sex": rng.choice("FMX"),
                "household": "h",
            },
            {
                "do": "add_people",
                "people": [
                    {"name": f"Ông {rng.randint(1, 9)}", "sex": "M", "household": rng.choice("hk")}
                    for _n in range(rng.randint(0, 4))
                ],
            },
            {
                "do": "edit_person",
                "id": _one(rng, meeting.roll),
                rng.choice(["household", "name"]): rng.choice(["h", "k", "m", ""]),
            },
            {"do": "edit_person", "id": _one(rng, meeting.roll), "groups": ["poor"], "sex": "F"},
            {"do": "remove_person", "id": _one(rng, meeting.roll)},
            {"do": "arrive", "id": _one(rng, meeting.roll)},
            {"do": "arrive", "id": _one(rng, meeting.roll)},
            {"do": "leave", "id": _one(rng, meeting.roll)},
        ]
    )


def _agenda(rng: Random, _meeting: Meeting) -> Wish:
    steps = [
        {"do": "go_to_step", "step": s}
        for s in ("purpose", "attendance", "difficulties", "nowhere")
    ]
    chair: Wish = {"do": "hand_over_chair", "to": rng.choice(["Ông A", "Ông B", ""])}
    return rng.choice([{"do": "start_meeting"}, {**chair, "reason": "bận"}, *steps])


def _wall(rng: Random, meeting: Meeting) -> Wish:
    return rng.choice(
        [
            {"do": "cover_wall", "covered": rng.random() < 0.5},
            {"do": "show_on_wall", "page": "attendance"},
        ]
    )


def _end(rng: Random, _meeting: Meeting) -> Wish:
    return rng.choice(
        [{"do": "end_meeting"}, {"do": "pass_minutes", "for": rng.randint(0, 40), "against": 0}]
    )


def _plan(rng: Random, meeting: Meeting) -> Wish:
    """What a meeting is prepared with, at any time: mostly possible, sometimes twice."""
    n, fresh = (
        rng.randint(1, 9),
        f"i{rng.randint(1, 10**9)}",
    )  # never the same: the model need not compare
    lines: list[Wish] = [
        {"id": fresh, "kind": "difficulty", "sector": rng.choice(SECTORS), "text": f"khó {fresh}"},
        {"id": f"{fresh}n", "kind": "cause", "parent": fresh, "text": "vì sao"},
        {"id": f"{fresh}a", "kind": "activity", "sector": "economy", "text": f"việc cũ {fresh}"},
    ]
    sheet = {"id": rng.choice([f"{fresh}a", f"{fresh}a", fresh, "nobody"]), "total_cost": n * 1000}
    past = [one.id for one in meeting.past.activities]
    steps = [s.id for s in meeting.steps]
    return rng.choice(
        [
            {"do": "import_plan", "source": f"tệp {n}", "lines": lines, "sheets": [sheet]},
            {"do": "import_plan", "source": f"tệp {n}", "steps": [{"title": f"mục {n}"}]},
            {"do": "take_past_plan", "source": f"năm {n}", "year": 2026, "lines": lines[2:]},
            {"do": "set_past_state", "id": _one(rng, past), "state": rng.choice(["done", "doing"])},
            {"do": "set_member", "name": f"Ông {n}", "sex": rng.choice("FMX")},
            {"do": "remove_member", "id": _one(rng, meeting.members)},
            {"do": "plan_step", "step": _one(rng, steps), "presenter": rng.choice(["", "Bà Hoa"])},
            {"do": "move_step", "step": _one(rng, steps), "after": _one(rng, steps)},
            {"do": "set_basic_data", "values": {rng.choice(["I.5", "I.6", "x"]): n * 10}},
            {"do": "add_indicator", "under": rng.choice(["I.5", "I.2"]), "title": f"Dân tộc {n}"},
        ]
    )


def _course(rng: Random, meeting: Meeting) -> Wish:
    if meeting.pause is not None and rng.random() < 0.8:
        return {"do": "resume_meeting", "name": rng.choice(["", "tối thứ hai"])}
    return rng.choice(
        [
            {"do": "pause_meeting", "minutes": rng.randint(-1, 30)},
            {"do": "pause_meeting", "reason": "khuya", "sitting": True},
            {"do": "skip_step", "step": _one(rng, [s.id for s in meeting.steps]), "reason": "vội"},
            {"do": "add_step", "title": f"mục {rng.randint(1, 9)}", "minutes": 5},
        ]
    )


MAKERS = [
    (_ballot, 24), (_import, 4), (_remove_ballot, 4), (_tally, 12), (_close, 7), (_again, 4),
    (_open_round, 6), (_activity, 7), (_add, 8), (_edit, 3), (_move, 5), (_reshape, 9), (_remove, 5), (_describe, 6),
    (_attendance, 4), (_person, 4), (_decision, 3), (_talk, 6), (_agenda, 4), (_course, 2), (_plan, 3),
    (_wall, 2), (_end, 0.2),
    (lambda _rng, _meeting: {"do": "undo"}, 5),
]  # fmt: skip

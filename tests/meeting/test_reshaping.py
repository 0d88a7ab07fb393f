"""Lines merged, split, shared: nothing said is lost, nothing is counted twice, undo is exact."""

from hypothesis import given
from hypothesis import strategies as st

from hall import Hall
from hopthon.meeting.entries import Activity
from hopthon.refusal import Refusal
from hopthon.views.form_i2 import form_i2
from hopthon.views.minutes import minutes
from hopthon.views.minutes_votes import Line
from hopthon.views.whole import whole


def hall() -> Hall:
    """Two difficulties, a cause each, a solution each with an activity."""
    made = Hall()
    for n in "12":
        made.do("add_node", id=f"k{n}", kind="difficulty", sector="economy", text=f"Khó {n}")
        made.do("add_node", id=f"n{n}", kind="cause", parent=f"k{n}", text=f"Vì {n}")
        made.do("add_node", id=f"g{n}", kind="solution", parent=f"n{n}", text=f"Gỡ {n}")
        made.do("add_node", id=f"a{n}", kind="activity", parent=f"g{n}", text=f"Việc {n}")
    return made


def test_merging_keeps_the_children_of_both_in_order_and_the_words_of_both() -> None:
    room = hall()
    room.do("merge_nodes", id="k1", away="k2", text="Khó chung")
    kept = room.meeting.nodes["k1"]
    assert "k2" not in room.meeting.nodes
    assert room.meeting.under("k1") == ("n1", "n2")
    assert (kept.text, [(o.id, o.text) for o in kept.origins]) == (
        "Khó chung",
        [("k1", "Khó 1"), ("k2", "Khó 2")],
    )
    assert room.meeting.under(None, "economy") == ("k1",)


def test_a_line_merged_again_keeps_everything_ever_said() -> None:
    room = hall()
    room.do("add_node", id="k3", kind="difficulty", sector="economy", text="Khó 3")
    room.do("merge_nodes", id="k1", away="k2")
    room.do("merge_nodes", id="k3", away="k1")
    assert [o.text for o in room.meeting.nodes["k3"].origins] == ["Khó 3", "Khó 1", "Khó 2"]
    assert whole(room.meeting)["tree"][0]["origins"][2]["id"] == "k2"


def test_causes_of_two_difficulties_merged_serve_both() -> None:
    room = hall()
    room.do("merge_nodes", id="n1", away="n2")
    assert (room.meeting.nodes["n1"].parent, room.meeting.nodes["n1"].also) == ("k1", ("k2",))
    assert room.meeting.shared == {"k2": ("n1",)}
    assert room.meeting.under("n1") == ("g1", "g2")
    assert len(room.meeting.activities()) == 2


def test_a_loose_line_that_takes_in_another_hangs_where_that_one_hung() -> None:
    room = hall()
    room.do("add_node", id="n9", kind="cause", sector="economy", text="Vì đâu")
    room.do("merge_nodes", id="n9", away="n2")
    assert room.meeting.nodes["n9"].parent == "k2"
    assert room.meeting.under("k2") == ("n9",)
    assert "n9" not in room.meeting.under(None, "economy")


def test_of_two_sheets_the_one_that_stays_counts_unless_it_is_blank() -> None:
    room = hall()
    room.do("describe_activity", id="a2", total_cost=5_000_000)
    room.do("merge_nodes", id="a1", away="a2")
    assert room.meeting.nodes["a1"].activity == Activity(total_cost=5_000_000)
    room.do("undo")
    room.do("describe_activity", id="a1", place="Khu giữa")
    room.do("merge_nodes", id="a1", away="a2")
    assert room.meeting.nodes["a1"].activity == Activity(place="Khu giữa")


def test_what_was_kept_by_a_ranking_stays_kept_under_its_new_name() -> None:
    room = hall()
    room.do("keep_nodes", sector="economy", kind="difficulty", ids=["k2"])
    room.do("merge_nodes", id="k1", away="k2")
    assert room.meeting.kept[("economy", "difficulty")] == ("k1",)
    room.do("undo")
    room.do("keep_nodes", sector="economy", kind="difficulty", ids=["k1", "k2"])
    room.do("merge_nodes", id="k1", away="k2")
    assert room.meeting.kept[("economy", "difficulty")] == ("k1",)


def test_the_minutes_tell_what_was_merged() -> None:
    room = hall()
    room.do("merge_nodes", id="k1", away="k2", text="Khó chung")
    parts = [part for item in minutes(room.meeting).items for part in item.parts]
    lines = [part.text for part in parts if isinstance(part, Line)]
    assert "Gộp 2 ý thành «Khó chung»: «Khó 1»; «Khó 2»." in lines


def test_the_wall_goes_on_with_the_line_that_stays() -> None:
    room = hall()
    room.do("show_on_wall", page="tree", ref="k2")
    room.do("merge_nodes", id="k1", away="k2")
    assert (room.meeting.wall.page, room.meeting.wall.ref) == ("tree", "k1")
    room.do("undo")
    assert room.meeting.wall.ref in room.meeting.nodes


def test_splitting_leaves_all_below_with_the_first() -> None:
    room = hall()
    room.do("describe_activity", id="a1", total_cost=1_000)
    room.do("split_node", of="a1", text="Việc đầu", rest="Việc sau", id="a9")
    room.do("split_node", of="n1", text="Vì nắng", rest="Vì gió", id="n9")
    meeting = room.meeting
    assert meeting.under("k1") == ("n1", "n9")
    assert (meeting.under("n1"), meeting.under("n9")) == (("g1",), ())
    assert meeting.under("g1") == ("a1", "a9")
    assert meeting.nodes["a1"].activity == Activity(total_cost=1_000)
    assert meeting.nodes["a9"].activity == Activity()


def test_a_shared_line_is_written_out_once_and_pointed_at_elsewhere() -> None:
    room = hall()
    room.do("describe_activity", id="a1", total_cost=7, community_contribution=7, support_needed=0)
    before = form_i2(room.meeting)
    room.do("link_node", id="n1", parent="k2")
    room.do("link_node", id="g1", parent="n2")
    room.do("link_node", id="a1", parent="g2")
    after = form_i2(room.meeting)
    assert after.blocks[0].groups == before.blocks[0].groups
    assert after.blocks[0].sums == before.blocks[0].sums
    rows = [(r.difficulty.text, r.cause.text, r.solution.text) for r in after.blocks[0].tree]
    assert rows == [
        ("Khó 1", "Vì 1", "Gỡ 1"),
        ("Khó 2", "Vì 2", "Gỡ 2"),
        ("", "", "(xem: Gỡ 1)"),
        ("", "(xem: Vì 1)", ""),
    ]
    assert [r.difficulty.span for r in after.blocks[0].tree] == [1, 3, 0, 0]


def test_moving_a_line_to_where_it_was_shared_ends_the_sharing() -> None:
    room = hall()
    room.do("link_node", id="n1", parent="k2")
    room.do("move_node", id="n1", parent="k2")
    assert room.meeting.nodes["n1"].also == ()
    assert room.meeting.shared == {}


def test_a_shared_line_is_not_lost_with_the_branch_it_hangs_in() -> None:
    room = hall()
    room.do("link_node", id="n1", parent="k2")
    assert "dùng chung" in room.refused("remove_node", id="k1")
    room.do("remove_node", id="k2")
    assert room.meeting.nodes["n1"].also == ()


CAUSES = st.tuples(st.sampled_from("123"), st.sampled_from("123"))


@given(st.lists(st.tuples(st.sampled_from(["merge", "link", "move", "split"]), CAUSES), max_size=9))
def test_any_reshaping_undone_is_as_if_it_had_not_been(
    wishes: list[tuple[str, tuple[str, str]]],
) -> None:
    room = hall()
    room.do("add_node", id="k3", kind="difficulty", sector="economy", text="Khó 3")
    room.do("add_node", id="n3", kind="cause", sector="economy", text="Vì 3")
    begun, said = whole(room.meeting)["tree"], {n.text for n in room.meeting.nodes.values()}
    done = 0
    for what, (one, other) in wishes:
        wish = {
            "merge": ("merge_nodes", {"id": f"n{one}", "away": f"n{other}"}),
            "link": ("link_node", {"id": f"n{one}", "parent": f"k{other}"}),
            "move": ("move_node", {"id": f"n{one}", "parent": f"k{other}"}),
            "split": ("split_node", {"of": f"k{one}", "text": f"Khó {one}", "rest": "đuôi"}),
        }[what]
        if _possible(room, *wish):
            room.do(wish[0], **wish[1])
            done += 1
        _sound(room, said)
    for _step in range(done):
        room.do("undo")
    assert whole(room.meeting)["tree"] == begun
    assert room.meeting.shared == {}


def _possible(room: Hall, name: str, wish: dict[str, str]) -> bool:
    try:
        room.decide(name, **wish)
    except Refusal:
        return False
    return True


def _sound(room: Hall, said: set[str]) -> None:
    nodes = room.meeting.nodes
    hung = [i for root in room.meeting.under(None, "economy") for i in room.meeting.walk(root)]
    assert sorted(n.id for n in hung) == sorted(nodes), "every line hangs in exactly one place"
    now = {n.text for n in nodes.values()} | {o.text for n in nodes.values() for o in n.origins}
    assert said <= now, "nothing that was said is lost"
    for node in nodes.values():
        assert node.parent not in node.also
        assert len(set(node.also)) == len(node.also)
        assert all(p in nodes and node.id in room.meeting.shared[p] for p in node.also)

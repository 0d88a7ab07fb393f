"""The rail has 27 cells: whatever is said there, none of it is cut off."""

from hypothesis import given
from hypothesis import strategies as st
from tests.hall import START

from hall import Hall
from hopthon.screens.frame import SIDE
from hopthon.screens.gauge import gauge
from hopthon.screens.rail import Wall, rail_lines
from hopthon.session.clock import stamp
from hopthon.views.attendance import checks


def attended(total: int, households: int, people: int, women: int) -> Hall:
    hall = Hall()
    hall.do("set_info", households_total=total)
    hall.do("start_meeting")
    hall.do("set_attendance", people=people, women=women, households=households)
    return hall


def test_what_is_missing_is_said_whole() -> None:
    hall = attended(98, 9, 30, 4)
    told = [row.plain.rstrip() for check in checks(hall.meeting) for row in gauge(check)]
    assert told[0].endswith("9/98 ✗ thiếu 41")
    assert told[2].endswith("4/30 ✗ thiếu 5")


@given(st.integers(1, 999), st.integers(0, 999), st.integers(0, 999), st.integers(0, 999))
def test_every_row_fits(total: int, households: int, people: int, women: int) -> None:
    hall = attended(total, min(households, total, people), people, min(women, people))
    rows = rail_lines(hall.meeting, stamp(START), choosing=True, wall=Wall(48), height=30)
    assert [row.plain for row in rows if len(row.plain.rstrip()) > SIDE] == []

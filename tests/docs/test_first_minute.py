"""The first minute as the guide tells it, key by key, in the real app."""

import re
from pathlib import Path

from docs.pages import sections, text
from hall import START
from hopthon.app import Hopthon
from hopthon.demo import middle

ENOUGH = 2_000
"""Turns of the loop after which an answer that has not come will not come."""


async def test_the_first_minute(tmp_path: Path) -> None:
    story = " ".join(sections(text("huong-dan.md"), 2)["Phút đầu tiên với cuộc họp mẫu"].split())
    assert "ấn `↓` năm lần đến cốc 6" in story
    assert "gõ `35` (số cũ tự mất), ấn `Enter`" in story
    assert "Ấn `Enter` thêm ba lần là sang cốc 1 của nam" in story
    men = re.search(r"gõ tám số của nam \(([\d, ]+)\), mỗi số một `Enter`. Ấn `Esc` rồi `c`", story)
    assert men is not None

    path = tmp_path / "tập thử.hopthon"
    middle(path, START).close()
    app = Hopthon(path, clock=lambda: START)
    async with app.run_test(size=(120, 36)) as pilot:
        keys = [*["down"] * 5, "3", "5", "enter", *["enter"] * 3]
        for number in men[1].split(", "):
            keys += [*number, "enter"]
        for key in (*keys, "escape", "c"):
            await pilot.press(key)
        assert app.desk is not None
        for _turn in range(ENOUGH):
            if app.desk.meeting.rounds["r1"].state == "closed":
                break
            await pilot.pause()
        vote = app.desk.meeting.rounds["r1"]
        assert vote.state == "closed"
        assert vote.counts["men"].totals == dict(
            zip(vote.paper.ids, map(int, men[1].split(", ")), strict=True)
        )
        assert vote.counts["women"].totals[vote.paper.ids[5]] == 35

"""The Bàn Thạch meeting, built from commands, at the moments when the wall changes."""

from datetime import datetime, timedelta
from functools import cache

from hopthon.meeting import commands as c
from hopthon.meeting.codec import Fact
from hopthon.meeting.decide import decide
from hopthon.meeting.events import InfoSet, MeetingCreated
from hopthon.meeting.fold import fold
from hopthon.meeting.state import Meeting
from hopthon.processes.load import find

START = datetime.fromisoformat("2026-05-16T19:05:00+07:00")
ACTIVITIES = {
    "a3": ("economy", "Sửa chữa đập tạm tại Khu giữa", "", 24, 26),
    "a4": ("economy", "Hỗ trợ giống lúa mới năng suất cao, chịu hạn", "Hỗ trợ giống lúa mới", 12, 10),
    "a5": ("economy", "Mở lớp tập huấn kỹ thuật trồng lúa giống mới", "Tập huấn trồng lúa giống mới", 28, 8),
    "a6": ("infrastructure", "Bê tông hóa đoạn dốc vào Khu giữa", "Bê tông đoạn dốc vào Khu giữa", 20, 30),
    "a7": ("infrastructure", "Xây sân và tường bao nhà văn hóa thôn", "Sân và tường nhà văn hóa", 10, 12),
    "a8": ("society", "Làm nhà tiêu hợp vệ sinh cho hộ nghèo do phụ nữ làm chủ", "Nhà tiêu cho hộ nghèo", 35, 5),
    "a9": ("infrastructure", "Lắp đèn đường cụm cuối thôn", "Đèn đường cụm cuối thôn", 9, 7),
    "a10": ("society", "Xây bể chứa vỏ thuốc bảo vệ thực vật ngoài đồng", "Bể chứa vỏ thuốc ngoài đồng", 9, 7),
}  # fmt: skip
BRANCH = (
    ("k3", "difficulty", None, "Đường vào Khu giữa lầy lội, mùa mưa xe không chở được ngô lúa về nhà"),
    ("n4", "cause", "k3", "Đường đất chưa có rãnh thoát nước, không duy tu thường xuyên"),
    ("g4", "solution", "n4", "Cứng hóa đoạn dốc và lập tổ tự quản duy tu đường"),
)  # fmt: skip


class Hall:
    """A meeting run by commands, with a clock of its own."""

    def __init__(
        self, *, village: str = "Bàn Thạch", process: str = "ctmtqg", kind: str = "village"
    ) -> None:
        self.meeting = Meeting()
        self.now = START
        held = find(process)
        self.take(MeetingCreated("m", held, held.kind(kind), "test"))
        facts = {"village_word": "thôn", "commune_word": "xã"}
        self.take(InfoSet(dict[str, str | int](facts)))
        self.do(
            c.SetInfo(
                village=village,
                commune="Võ Miếu",
                plan_year=2027,
                date="2026-05-16",
                place="Nhà văn hóa thôn",
                households_total=98,
            )
        )

    @property
    def stamp(self) -> str:
        return self.now.isoformat(timespec="milliseconds")

    def take(self, event: object) -> None:
        seq = self.meeting.seq + 1
        self.meeting.head = f"{seq:064x}"
        fold(self.meeting, Fact(seq, self.stamp, "facilitator", event))  # type: ignore[arg-type]

    def do(self, *commands: c.AnyCommand) -> "Hall":
        for command in commands:
            self.take(decide(self.meeting, command))
        return self

    def wait(self, minutes: int) -> "Hall":
        self.now += timedelta(minutes=minutes)
        return self

    def show(self, page: str, ref: str = "") -> "Hall":
        return self.do(c.ShowOnWall(page=page, ref=ref))


def opened(*, hidden: bool = True, groups: tuple[str, ...] = ("women", "men")) -> Hall:
    """Up to the open round, nothing counted."""
    hall = Hall().do(
        c.StartMeeting(),
        c.SetAttendance(people=84, women=49, households=52),
        c.GoToStep(step="difficulties"),
        *(
            c.AddNode(id=name, kind=kind, parent=parent, sector="infrastructure", text=text)
            for name, kind, parent, text in BRANCH
        ),
    )
    for name, (sector, text, short, _women, _men) in ACTIVITIES.items():
        parent = "g4" if name == "a6" else None
        hall.do(
            c.AddNode(id=name, kind="activity", sector=sector, parent=parent, text=text),
            c.DescribeActivity(id=name, external=True, short=short),
        )
    hall.do(
        c.DescribeActivity(
            id="a6",
            unit="m",
            quantity=300,  # type: ignore[arg-type]
            time="Quý III/2027",
            place="Khu giữa",
            responsible="Trưởng thôn; Ban giám sát",
            total_cost=180_000_000,
            community_contribution=60_000_000,
            support_needed=120_000_000,
        ),
        c.GoToStep(step="rank"),
        c.OpenRound(
            id="r1",
            options=tuple(ACTIVITIES),
            groups=groups,
            settings=c.RoundSettings(beans=3, hidden=hidden),
        ),
    )
    return hall


def tally(group: str, ballots: int | None) -> c.RecordTally:
    column = 3 if group == "women" else 4
    counts = {name: row[column] for name, row in ACTIVITIES.items()}
    return c.RecordTally(round="r1", group=group, counts=counts, ballots=ballots)


def closed() -> Hall:
    return opened().do(tally("women", 49), tally("men", 35), c.CloseRound(round="r1"))


def decided() -> Hall:
    return closed().do(
        c.GoToStep(step="approve"),
        c.TakeDecision(
            id="q1", kind="list", title="Danh mục ưu tiên năm 2027",
            in_favour=66, against=10, abstain=8,
        ),
        c.TakeDecision(
            id="q2", kind="contribution", title="Mức đóng góp làm đoạn dốc",
            in_favour=50, against=2,
        ),
    )  # fmt: skip


@cache
def moments() -> dict[str, tuple[Meeting, str]]:
    """Name of a moment → the meeting then, and the time."""
    started = Hall().do(c.StartMeeting())
    few = Hall().do(c.StartMeeting(), c.SetAttendance(people=61, women=33, households=44))
    asking = opened().do(c.GoToStep(step="difficulties")).show("step", "k3").wait(8)
    halls = {
        "title": Hall(),
        "nobody-yet": started,
        "attendance-few": few,
        "attendance": opened().show("attendance"),
        "step-asking": asking,
        "step": opened().do(c.GoToStep(step="working_group")).wait(3),
        "step-long": opened().do(c.GoToStep(step="difficulties")).wait(25),
        "question": opened().show("question", "n4"),
        "tree": opened().show("tree", "g4"),
        "tree-root": opened().show("tree", "k3"),
        "tree-deep": opened().show("tree", "a6"),
        "activity": opened().show("activity", "a6"),
        "options": opened(),
        "how": opened().show("how", "r1"),
        "counting": opened().do(
            c.ImportBallots(round="r1", group="women", ballots=(("a3", "a6"),) * 40),
            c.ImportBallots(round="r1", group="men", ballots=(("a8",),) * 21),
        ),
        "counting-cups": opened().do(tally("women", None)),
        "ranking-so-far": opened(hidden=False).do(tally("women", 49)).show("ranking", "r1"),
        "ranking": closed(),
        "side": closed().show("side", "r1"),
        "differences": closed().show("differences", "r1"),
        "decision-valid": decided().show("decision", "q1"),
        "decision-not": decided(),
        "pause": opened().do(c.PauseMeeting("uống nước, ra về sớm thì báo trưởng thôn", 15)),
        "thanks": decided().do(c.EndMeeting()),
        "covered": decided().do(c.CoverWall(covered=True)),
    }
    return {name: (hall.meeting, hall.stamp) for name, hall in halls.items()}

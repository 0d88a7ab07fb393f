"""Which workspace counts a round, and the words its method brings."""

from hopthon.language import _
from hopthon.meeting.entries import Round
from hopthon.processes.definition import Prompt, Step
from hopthon.voting.methods import method
from hopthon.voting.paper import Paper


def ways(vote: Round) -> tuple[str, ...]:
    """The workspaces that count this round, the usual one first."""
    by_method = {"criteria": ("grid", "scoring"), "hands": ("grid",), "secret": ("grid",)}
    return by_method.get(vote.paper.method, ("cups", "ballots"))


def counting_place(vote: Round) -> str:
    """The one to open: paper by paper once papers were keyed."""
    by_paper = any(papers for papers in vote.ballots.values())
    return ways(vote)[-1 if by_paper else 0]


def heading(paper: Paper | None) -> str:
    """What the people do, over the workspace."""
    words = {
        "criteria": _("Chấm điểm"),
        "hands": _("Giơ tay"),
        "secret": _("Bỏ phiếu kín"),
        "election": _("Bầu người"),
    }
    return words.get(paper.method if paper else "", _("Xếp ưu tiên"))


def calling(paper: Paper | None, step: Step | None) -> Prompt:
    """What is said over the counting table: the step's own words are those for beans in cups."""
    aloud = _("Mời một chị, một anh: người đọc, người nhìn theo")
    words = {
        "criteria": (aloud, _("Đọc to từng ô điểm. Xong phiếu nữ rồi mới sang phiếu nam.")),
        "hands": (
            _("Ai đồng ý xin giơ tay"),
            _("Hỏi đủ ba lượt từng việc: đồng ý, không, trắng. Đếm to."),
        ),
        "secret": (
            _("Tổ kiểm phiếu mở hòm trước mặt bà con"),
            _("Đọc to từng phiếu; người chứng kiến nhìn theo."),
        ),
        "election": (aloud, _("Đọc to từng tên. Phiếu chọn quá số người là phiếu hỏng.")),
    }
    if paper is not None and paper.method in words:
        return Prompt("open", *words[paper.method])
    return step.prompt("open") if step is not None else Prompt("")


def thing(paper: Paper) -> str:
    """What a voter hands out: beans, or names on a paper."""
    return _("người") if paper.method == "election" else _("hạt")


def counted(paper: Paper) -> str:
    """What is counted of an option, as a column's head: "Hạt", "Phiếu"."""
    unit = method(paper.method).unit
    return unit[:1].upper() + unit[1:]

"""What may be chosen of a round, in the words of the round screen."""

from hopthon.language import _

METHODS = ("dots", "criteria", "hands", "secret", "election")
COMBINES = ("sum", "equal_weight", "rank_sum")
TIE_BREAKS = ("women_first", "handbook", "none")


def method_words() -> dict[str, str]:
    """Each method as people know it."""
    return {
        "dots": _("bỏ hạt vào cốc"),
        "criteria": _("chấm điểm theo tiêu chí"),
        "hands": _("giơ tay từng việc"),
        "secret": _("bỏ phiếu kín một việc"),
        "election": _("bầu người"),
    }


def combine_words() -> dict[str, str]:
    """Each way to make one ranking of two, in a few words."""
    return {
        "sum": _("cộng số của hai nhóm"),
        "equal_weight": _("hai nhóm nặng bằng nhau"),
        "rank_sum": _("cộng thứ hạng hai nhóm"),
    }


def tie_words() -> dict[str, str]:
    """Each tie-break preset in a few words."""
    return {
        "women_first": _("phiếu của nữ trước"),
        "handbook": _("theo sổ tay: nội dung việc trước"),
        "handbook_commune": _("theo sổ tay: nội dung việc trước"),
        "none": _("để đồng hạng"),
    }

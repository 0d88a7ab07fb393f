"""What households promised to give, against what the village has to give."""

from hopthon.language import _
from hopthon.meeting.entries import Activity
from hopthon.meeting.state import Meeting
from hopthon.numbers import grouped, money_words, thousands

_ROUND = 1_000
"""What one household gives is told in whole thousands of đồng, rounded up: less would not be enough."""


def shared_by(dong: int, households: int) -> int:
    """Each household's part, đồng, rounded up to a whole thousand."""
    return -(-dong // (households * _ROUND)) * _ROUND


def givers(meeting: Meeting, a: Activity) -> int | None:
    """How many households give: as said, else all of the village; None unknown."""
    return (
        meeting.number("households_total") if a.pledge_households is None else a.pledge_households
    )


def village_part(a: Activity) -> int | None:
    """What the village has to give, đồng: as said, or what support leaves, or by the percentage."""
    if a.community_contribution is not None:
        return a.community_contribution
    if a.total_cost is None:
        return None
    if a.support_needed is not None:
        return max(0, a.total_cost - a.support_needed)
    if a.contribution_percent is not None:
        return -(-a.total_cost * a.contribution_percent // 100)
    return None


def pledge_words(meeting: Meeting, a: Activity) -> str:
    """ "2 triệu đồng × 85 hộ = 170 triệu đồng"; "" where nothing was pledged."""
    each = a.pledge_per_household
    if each is None:
        return ""
    households = givers(meeting, a)
    if households is None:
        return _("{each} mỗi hộ").format(each=money_words(each))
    return _("{each} × {n} hộ = {all}").format(
        each=money_words(each), n=grouped(households), all=money_words(each * households)
    )


def pledge_problems(meeting: Meeting, a: Activity) -> list[str]:
    """Pledges that do not cover the village's part: the arithmetic, what is missing, what each would have to give."""
    each, households = a.pledge_per_household, givers(meeting, a)
    village, due = meeting.number("households_total"), village_part(a)
    if each is None:
        return []
    if households is None:
        return [_("Mỗi hộ góp {each} mà chưa rõ bao nhiêu hộ góp.").format(each=money_words(each))]
    found: list[str] = []
    if village is not None and households > village:
        words = _("Ghi {n} hộ góp mà cả thôn chỉ có {all} hộ.")
        found.append(words.format(n=grouped(households), all=grouped(village)))
    if due is not None and each * households < due:
        words = _("Hộ góp {reckoned}, còn thiếu {lack} so với {due} dân phải góp")
        said = words.format(
            reckoned=pledge_words(meeting, a),
            lack=money_words(due - each * households),
            due=money_words(due),
        )
        if households:
            enough = thousands(shared_by(due, households))
            said += _("; muốn đủ, mỗi hộ {n} nghìn đồng").format(n=enough)
        found.append(said + ".")
    return found

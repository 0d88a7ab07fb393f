"""The meeting on one page of text: `hopthon show` for people."""

from hopthon.language import _
from hopthon.meeting.state import Meeting
from hopthon.numbers import thousands
from hopthon.views.agenda import agenda_rows
from hopthon.views.attendance import checks
from hopthon.views.carried import import_words, past_words
from hopthon.views.money import sums
from hopthon.views.place_words import in_place_words
from hopthon.views.rounds import ranking
from hopthon.views.times import day


def summary_lines(meeting: Meeting) -> list[str]:
    """Where, when, who, what was ranked and decided."""
    said = meeting.said
    lines = [
        f"{in_place_words(meeting, meeting.rules.title)}: {said('village_word')} {said('village')}, "
        f"{said('commune_word')} {said('commune')}, {day(said('date'))}".strip(", "),
    ]
    lines += [check.sentence for check in checks(meeting)]
    now = next((row for row in agenda_rows(meeting) if row.state == "now"), None)
    if now is not None:
        lines.append(_("Đang ở mục {n} {title}").format(n=now.number or "", title=now.title))
    lines += [import_words(taken) for taken in meeting.imports]
    lines += filter(None, (past_words(meeting),))
    money = sums(meeting.activities())
    lines.append(
        _("{n} hoạt động; tổng {a}, dân góp {b}, cần hỗ trợ {c} (nghìn đồng)").format(
            n=len(meeting.activities()),
            a=thousands(money.total),
            b=thousands(money.contribution),
            c=thousands(money.support),
        )
    )
    for vote in meeting.rounds.values():
        result = ranking(meeting, vote)
        state = _(" (tạm, đang đếm)") if result.provisional else ""
        lines += ["", f"{result.title}{state}"]
        for row in result.rows:
            apart = f" ({row.women} + {row.men})" if row.women is not None else ""
            lines.append(f"{row.rank:>4}. {row.text}: {row.score} {result.unit}{apart}")
            lines.append(f"      {row.sentence}")
    lines += [f"{d.taken.title}: {d.taken.sentence}" for d in meeting.decisions.values()]
    return lines

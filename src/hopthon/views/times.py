"""Times as people read them, from the stamps in the log."""

from datetime import date, datetime

from hopthon.language import _


def moment(stamp: str) -> datetime:
    """The stamp as a moment with its offset."""
    return datetime.fromisoformat(stamp)


def hour(stamp: str) -> str:
    """ "20:28", in the time of the hall; "" when there is none."""
    return f"{moment(stamp):%H:%M}" if stamp else ""


def seconds_between(start: str, end: str) -> int:
    """Whole seconds from one stamp to another; never negative (a clock may be set back)."""
    return max(0, int((moment(end) - moment(start)).total_seconds()))


def day(iso: str) -> str:
    """ "2026-05-16" → "16/05/2026"; "" stays."""
    return f"{date.fromisoformat(iso):%d/%m/%Y}" if iso else ""


def iso(written: str) -> str:
    """ "16/5/2026", "16-05-2026" → "2026-05-16"; anything else as it is, to be refused with a sentence."""
    parts = written.strip().replace("-", "/").split("/")
    if len(parts) == 3 and all(p.isdigit() for p in parts) and len(parts[2]) == 4:
        return f"{int(parts[2]):04d}-{int(parts[1]):02d}-{int(parts[0]):02d}"
    return written.strip()


def day_words(iso: str) -> str:
    """ "2026-05-16" → "ngày 16 tháng 5 năm 2026" (days under 10 and months 1, 2 with a leading 0: Decree 30)."""
    if not iso:
        return _("ngày … tháng … năm …")
    when = date.fromisoformat(iso)
    month = f"{when.month:02d}" if when.month < 3 else str(when.month)
    return _("ngày {day} tháng {month} năm {year}").format(
        day=f"{when.day:02d}", month=month, year=when.year
    )


def hour_words(stamp: str) -> str:
    """ "19 giờ 05 phút"; dots when unknown."""
    if not stamp:
        return _("… giờ … phút")
    when = moment(stamp)
    return _("{h} giờ {m:02d} phút").format(h=when.hour, m=when.minute)

"""A meeting used lately, as home lists it."""

from pathlib import Path

from msgspec import Struct

from hopthon.language import _


class Recent(Struct, frozen=True):
    """A meeting file used lately.

    `state`: prepared, running, paused, ended, passed; gone, damaged (`trouble` says what to do); "" not
    looked at yet. `where`: the step it stopped at, `since` when; `elsewhere`: open in another window.
    """

    path: Path
    name: str
    kind: str
    date: str
    state: str
    where: str = ""
    since: str = ""
    trouble: str = ""
    elsewhere: bool = False

    @property
    def headline(self) -> str:
        """What Enter on home does with it."""
        going = self.state in ("running", "paused")
        words = _("Họp tiếp: {kind} {name}") if going else _("Mở lại: {kind} {name}")
        return words.format(kind=self.kind.lower(), name=self.name)

    @property
    def standing(self) -> str:
        """Where it was left, in a sentence."""
        if self.trouble:
            return self.trouble
        if self.state == "running" and self.where:
            words = _("đang ở mục {where}, từ {since}, không mất chữ nào")
            return words.format(where=self.where, since=self.since)
        words = {
            "prepared": _("chưa bắt đầu"),
            "running": _("đang họp"),
            "paused": _("đang nghỉ từ {since}, n để họp tiếp").format(since=self.since),
            "ended": _("đã kết thúc, biên bản chưa thông qua"),
            "passed": _("biên bản đã thông qua"),
        }
        return words.get(self.state, _("đang xem lại tệp…"))

    @property
    def mark(self) -> tuple[str, str]:
        """The same in a few words with their sign, and their role."""
        if self.elsewhere:
            return "■ " + _("đang mở ở cửa sổ khác"), "warn"
        words = {
            "prepared": ("· " + _("chưa bắt đầu"), "second"),
            "running": (f"▶ {self._at}", "text"),
            "paused": ("▶ " + _("nghỉ từ {since}").format(since=self.since), "text"),
            "ended": ("! " + _("biên bản chưa thông qua"), "warn"),
            "passed": ("✓ " + _("đã thông qua"), "second"),
            "gone": ("✗ " + _("không thấy tệp"), "warn"),
            "damaged": ("✗ " + _("tệp hỏng"), "warn"),
        }
        return words.get(self.state, ("…", "second"))

    @property
    def _at(self) -> str:
        words = _("{where} từ {since}").format(where=self.where, since=self.since[:5])
        return words if self.where else _("đang họp")

    @property
    def finished(self) -> bool:
        """Whether nothing is left to do in it."""
        return self.state in ("passed", "ended")

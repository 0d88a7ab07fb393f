"""The activity table of form I.2, row by row: six questions, money in thousands, with or without outside money."""

import re
from decimal import Decimal
from typing import Any

from hopthon.imports.cells import Cells
from hopthon.language import _
from hopthon.meeting.activity import field_labels
from hopthon.money import read_reckoning
from hopthon.numbers import MONEY_LIMIT, read_quantity
from hopthon.refusal import Refusal
from hopthon.text import folded, line

_TEXTS = {"dvt": "unit", "thoi gian": "time", "dia diem": "place", "trach nhiem": "responsible"}
_MONEY = {
    "tong so": "total_cost",
    "dan gop": "community_contribution",
    "can ho tro": "support_needed",
}
_NOTE, _RESOURCES, _ACTIVITY = "ghi chu", "nguon luc", "hoat dong"
_SHARE = re.compile(r"(100|\d{1,2}) ?%")
_UNKNOWN = ("", "-", "–", "…", "...", "chua ro", "chua biet", "x")
_OWN, _OUTSIDE = "hoat dong khong can nguon von", "hoat dong can nguon von"
_SUMS = ("cong", "tong cong", "tong")


class Texts:
    """Words of a cell, made safe to keep."""

    @staticmethod
    def line(cells: Cells, row: int, column: int, words: str, limit: int = 1_000) -> str:
        """One clean line, or a refusal that names the cell."""
        try:
            return line(words, _("Nội dung"), limit=limit)
        except Refusal as refusal:
            raise cells.wrong(row, column, refusal.sentence) from None


class Activities:
    """Where each column stands; `external`: which of the two groups the row belongs to, None before either."""

    def __init__(self, columns: dict[str, int], unit: int = 1_000) -> None:
        self.columns, self._unit = columns, unit
        self._external: bool | None = None

    @classmethod
    def of(cls, cells: Cells, row: int, at: dict[str, int]) -> "Activities":
        """The columns of this heading, and of the one below it that parts the money."""
        columns = {name: c for name, c in at.items() if name in (*_TEXTS, "so luong", _ACTIVITY)}
        columns |= {_NOTE: at[_NOTE]} if _NOTE in at else {}
        for below in (row, row + 1):
            for column, words in cells.said(below).items():
                name = " ".join(folded(words).split())
                if name in _MONEY:
                    columns[name] = column
        missing = [label for name, label in _LABELS.items() if name not in columns]
        if missing:
            words = _("bảng hoạt động thiếu cột «{name}».")
            raise cells.wrong(row, at[_ACTIVITY], words.format(name=missing[0]))
        resources = cells.text(row, at[_RESOURCES]) if _RESOURCES in at else ""
        unit = 1_000_000 if "tr" in folded(resources).partition("(")[2] else 1_000
        return cls(columns, unit)

    def row(
        self, cells: Cells, row: int, heads: dict[int, str]
    ) -> tuple[str, dict[str, Any]] | None:
        """The activity and the answers given; None for a row that is none: a group's name, a sum, blank."""
        first = next(iter(heads.values()), "")
        if first.startswith((_OWN, _OUTSIDE)):
            self._external = first.startswith(_OUTSIDE)
            return None
        words = cells.text(row, self.columns[_ACTIVITY])
        if not words or first in _SUMS or first.startswith("tong cong") or first in _MONEY:
            if not words and any(c in heads for c in self._amounts()) and first not in _SUMS:
                self._refuse_nameless(cells, row, heads)
            return None
        sheet: dict[str, Any] = {} if self._external is None else {"external": self._external}
        for name, field in _TEXTS.items():
            if said := cells.text(row, self.columns[name]):
                sheet[field] = Texts.line(cells, row, self.columns[name], said, 500)
        if _NOTE in self.columns and (said := cells.text(row, self.columns[_NOTE])):
            joined = "; ".join(part.strip(" ;") for part in said.split("\n") if part.strip())
            sheet["note"] = Texts.line(cells, row, self.columns[_NOTE], joined, 500)
        sheet |= self._numbers(cells, row)
        return words, sheet

    def _numbers(self, cells: Cells, row: int) -> dict[str, Any]:
        found: dict[str, Any] = {}
        labels = field_labels()
        if (n := _number(cells, row, self.columns["so luong"], labels["quantity"], 0)) is not None:
            found["quantity"] = n
        for name, field in _MONEY.items():
            share = _SHARE.fullmatch(cells.text(row, self.columns[name]))
            if name == "dan gop" and share is not None:  # only its share is known [HB 2.1]
                found["contribution_percent"] = int(share[1])
                continue
            amount = _number(cells, row, self.columns[name], labels[field], self._unit)
            if amount is not None:
                found[field] = int(amount)
        return found

    def _amounts(self) -> tuple[int, ...]:
        return tuple(self.columns[name] for name in ("so luong", *_MONEY))

    def _refuse_nameless(self, cells: Cells, row: int, heads: dict[int, str]) -> None:
        texts = [c for c in heads if c in (self.columns["dvt"], self.columns["so luong"])]
        if texts:
            raise cells.wrong(
                row, self.columns[_ACTIVITY], _("có số liệu mà chưa ghi tên hoạt động.")
            )


_LABELS = {
    "dvt": "ĐVT",
    "so luong": "Số lượng",
    "thoi gian": "Thời gian",
    "dia diem": "Địa điểm",
    "trach nhiem": "Trách nhiệm",
    "tong so": "Tổng số",
    "dan gop": "Dân góp",
    "can ho tro": "Cần hỗ trợ",
}


def _number(cells: Cells, row: int, column: int, label: str, unit: int) -> Decimal | None:
    """What the cell says, in đồng where `unit` is given; None where it is not known."""
    value = cells.raw(row, column)
    if value is None or (isinstance(value, str) and folded(value).strip() in _UNKNOWN):
        return None
    try:
        if isinstance(value, str):
            if unit and any(letter.isalpha() for letter in value):
                return Decimal(
                    read_reckoning(value, label).dong
                )  # "6 triệu", whatever the heading says
            return read_quantity(value, label) * (unit or 1)
        if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
            raise Refusal(_("{what}: không phải số.").format(what=label))
        if not 0 <= value <= MONEY_LIMIT:
            raise Refusal(_("{what}: {n} không dùng được.").format(what=label, n=str(value)[:20]))
        exact = round(Decimal(str(value)), 6)
        if not unit:
            return exact.normalize()
        amount = exact * unit
        if amount != amount.to_integral_value():
            raise Refusal(_("{what}: lẻ hơn một đồng.").format(what=label))
        return amount
    except Refusal as refusal:
        raise cells.wrong(row, column, refusal.sentence) from None

"""Pabulib's `.pb` files: META, PROJECTS, VOTES, semicolons between the cells [pabulib.org/format]."""

from collections import Counter
from decimal import Decimal, InvalidOperation
from pathlib import Path

from msgspec import Struct, field

from hopthon.imports.ballots import BallotFile, FileBallot, FileOption, counted_once, listed
from hopthon.imports.source import MOST_BALLOTS, read_text, rows, shown, wrong
from hopthon.language import _
from hopthon.text import LINE_LIMIT, clipped, pasted

APPROVAL, CUMULATIVE = ("approval", "choose-1"), ("cumulative",)
MOST_POINTS = 1_000
_SECTIONS = ("META", "PROJECTS", "VOTES")
_GROUPS = {"F": "women", "M": "men", "": ""}
Row = dict[str, str]


class _Sections(Struct):
    """The file cut into its three tables; each row with its line number."""

    meta: dict[str, str] = field(default_factory=dict[str, str])
    tables: dict[str, list[tuple[int, Row]]] = field(
        default_factory=lambda: {"PROJECTS": [], "VOTES": []}
    )


def read_pabulib(path: Path) -> BallotFile:
    """The whole file, approval or cumulative. Refuses, naming the line, what it cannot take exactly."""
    cut = _cut(path)
    kind = cut.meta.get("vote_type", "approval").lower()
    if kind not in (*APPROVAL, *CUMULATIVE):
        known = ", ".join((*APPROVAL, *CUMULATIVE))
        raise wrong(
            path,
            0,
            _("kiểu phiếu «{kind}» chưa nhập được; nhập được: {known}.").format(
                kind=shown(kind), known=known
            ),
        )
    stacking = kind in CUMULATIVE
    options = _options(path, cut.tables["PROJECTS"])
    ballots = _ballots(path, cut.tables["VOTES"], {o.id for o in options}, stacking)
    most = 1 if kind == "choose-1" else _limit(path, cut.meta, stacking)
    if stacking:
        beans = most or max((len(b.marks) for b in ballots), default=1)
    else:
        beans = min(most or len(options), len(options))
    title = clipped(pasted(cut.meta.get("description", "")) or path.stem, 200)
    file = BallotFile(title, options, ballots, max(1, beans), stacking)
    if not stacking:
        file = counted_once(file)
    _refuse_too_many(path, file)
    notes = (*file.notes, *_disagreements(cut, file))
    return BallotFile(title, options, file.ballots, file.beans, stacking, notes)


def _cut(path: Path) -> _Sections:
    cut, section, header = _Sections(), "", list[str]()
    seen: list[str] = []
    for line, cells in rows(path, read_text(path), ";"):
        if cells[0] in _SECTIONS and not any(cells[1:]):
            section, header = cells[0], []
            seen.append(section)
        elif not section:
            raise wrong(path, line, _("chưa có phần META nên không phải tệp Pabulib."))
        elif not header:
            header = [cell.lower() for cell in cells]
        elif section == "META":
            cut.meta[cells[0].lower()] = cells[1] if len(cells) > 1 else ""
        else:
            if len(cells) > len(header):
                raise wrong(
                    path,
                    line,
                    _("có {n} ô mà bảng chỉ có {most} cột.").format(n=len(cells), most=len(header)),
                )
            cut.tables[section].append((line, dict(zip(header, cells, strict=False))))
    for name in _SECTIONS:
        if seen.count(name) != 1:
            words = _("thiếu phần {name}.") if name not in seen else _("có hai phần {name}.")
            raise wrong(path, 0, words.format(name=name))
    return cut


def _options(path: Path, table: list[tuple[int, Row]]) -> tuple[FileOption, ...]:
    found: dict[str, FileOption] = {}
    for line, row in table:
        name = row.get("project_id", "")
        if not name:
            raise wrong(path, line, _("việc không có mã (project_id)."))
        if name in found:
            raise wrong(path, line, _("mã «{id}» đã có ở trên.").format(id=shown(name)))
        text = " ".join(pasted(row.get("name", "")).split()) or name
        found[name] = FileOption(name, clipped(text, LINE_LIMIT), _cost(row.get("cost", "")))
    if not found:
        raise wrong(path, 0, _("phần PROJECTS không có việc nào."))
    return tuple(found.values())


def _cost(said: str) -> Decimal | None:
    try:
        cost = Decimal(said)
    except InvalidOperation:
        return None
    return cost if cost.is_finite() else None


def _ballots(
    path: Path, table: list[tuple[int, Row]], known: set[str], stacking: bool
) -> tuple[FileBallot, ...]:
    if len(table) > MOST_BALLOTS:
        raise wrong(path, 0, _("có quá {n} phiếu.").format(n=MOST_BALLOTS))
    voters: dict[str, int] = {}
    found: list[FileBallot] = []
    for line, row in table:
        voter = row.get("voter_id", "")
        if voter and voters.setdefault(voter, line) != line:
            raise wrong(path, line, _("người này đã có phiếu ở dòng {n}.").format(n=voters[voter]))
        sex = row.get("sex", "").upper()
        if sex not in _GROUPS:
            raise wrong(
                path, line, _("giới tính «{sex}», phải là F hoặc M.").format(sex=shown(sex))
            )
        marks = _split(row.get("vote", ""))
        for option in marks:
            if option not in known:
                raise wrong(
                    path, line, _("phiếu ghi «{id}», không có việc này.").format(id=shown(option))
                )
        if stacking:
            marks = _stacked(path, line, marks, _split(row.get("points", "")))
        found.append(FileBallot(_GROUPS[sex], tuple(marks), line))
    return tuple(found)


def _split(cell: str) -> list[str]:
    return [part.strip() for part in cell.split(",")] if cell else []


def _stacked(path: Path, line: int, marks: list[str], points: list[str]) -> list[str]:
    if len(points) != len(marks):
        raise wrong(
            path,
            line,
            _("phiếu ghi {n} việc mà có {points} số điểm.").format(
                n=len(marks), points=len(points)
            ),
        )
    stacked: list[str] = []
    for option, said in zip(marks, points, strict=True):
        if not (said.isascii() and said.isdigit() and len(said) <= 4):
            raise wrong(
                path, line, _("điểm «{n}» phải là số nguyên không âm.").format(n=shown(said))
            )
        stacked += [option] * int(said)
    if len(stacked) > MOST_POINTS:
        raise wrong(path, line, _("phiếu có quá {n} điểm.").format(n=MOST_POINTS))
    return stacked


def _limit(path: Path, meta: dict[str, str], stacking: bool) -> int:
    """How many marks the file allows one voter; 0: it does not say."""
    said = meta.get("max_sum_points" if stacking else "max_length", "")
    if not said:
        return 0
    if not (said.isascii() and said.isdigit() and 1 <= int(said[:9]) <= MOST_POINTS):
        raise wrong(
            path, 0, _("số dấu mỗi người được «{n}» không dùng được.").format(n=shown(said))
        )
    return int(said)


def _refuse_too_many(path: Path, file: BallotFile) -> None:
    for ballot in file.ballots:
        if len(ballot.marks) > file.beans:
            raise wrong(
                path,
                ballot.line,
                _("phiếu có {n} dấu, tệp cho mỗi người nhiều nhất {most}.").format(
                    n=len(ballot.marks), most=file.beans
                ),
            )


def _disagreements(cut: _Sections, file: BallotFile) -> list[str]:
    """What META and PROJECTS say that counting the ballots does not bear out."""
    notes: list[str] = []
    for name, have, words in (
        ("num_votes", len(file.ballots), _("Tệp ghi {said} phiếu, có {have}.")),
        ("num_projects", len(file.options), _("Tệp ghi {said} việc, có {have}.")),
    ):
        said = cut.meta.get(name, "")
        if said and said != str(have):
            notes.append(words.format(said=shown(said), have=have))
    scores = Counter(option for ballot in file.ballots for option in ballot.marks)
    named = Counter(option for ballot in file.ballots for option in set(ballot.marks))
    for column, counted, words in (
        ("votes", named, _("Số phiếu tệp ghi khác số đếm được (tệp/đếm): {list}.")),
        ("score", scores, _("Điểm tệp ghi khác điểm đếm được (tệp/đếm): {list}.")),
    ):
        off = [
            f"«{shown(row['project_id'])}» {shown(row[column])}/{counted[row['project_id']]}"
            for _line, row in cut.tables["PROJECTS"]
            if row.get(column) and row[column] != str(counted[row["project_id"]])
        ]
        if off:
            notes.append(words.format(list=listed(off)))
    return notes

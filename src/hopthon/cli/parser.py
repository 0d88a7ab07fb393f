"""The words of the command line, in Vietnamese [interfaces.md, "Command line"]."""

import argparse
import re
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import NoReturn

from hopthon import __version__, settings
from hopthon.cli.folders import data_folder
from hopthon.language import _

Run = Callable[[argparse.Namespace], int]
COMMANDS = (
    "new",
    "demo",
    "projector",
    "counter",
    "do",
    "show",
    "log",
    "export",
    "verify",
    "copy",
    "salvage",
    "import-ballots",
    "import-plan",
    "import-people",
    "processes",
    "themes",
)


def build_parser(words: list[str]) -> argparse.ArgumentParser:
    """The parser that fits these words: a command's, or `hopthon [FILE]`."""
    return _with_commands() if _first(words) in COMMANDS else _home()


def _first(words: list[str]) -> str | None:
    """The first word that is neither an option nor the language asked for."""
    before = ("", *words)
    return next(
        (w for b, w in zip(before, words, strict=False) if not w.startswith("-") and b != "--lang"),
        None,
    )


class _Parser(argparse.ArgumentParser):
    """argparse speaking Vietnamese; wrong usage ends with status 2 and one sentence."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        # argparse's own arguments, passed on: subparsers make these with whatever theirs need
        super().__init__(*args, add_help=False, formatter_class=_Formatter, **kwargs)  # pyright: ignore[reportArgumentType]
        self._positionals.title = _("Gồm")
        self._optionals.title = _("Tùy chọn")
        self.add_argument("-h", "--help", action="help", help=_("xem lời chỉ dẫn này"))
        self.add_argument("--lang", metavar="vi|en", default=argparse.SUPPRESS, help=_("ngôn ngữ"))

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{_explained(message)} {_('Xem: {prog} --help').format(prog=self.prog)}\n")


class _Formatter(argparse.RawDescriptionHelpFormatter):
    def add_usage(self, usage, actions, groups, prefix=None):  # pyright: ignore (argparse gives no types for it)
        words = (
            _("Cách dùng: ") if prefix is None else prefix
        )  # a subcommand's usage is asked for bare
        super().add_usage(usage, actions, groups, words)  # pyright: ignore (the same)


def _explained(message: str) -> str:
    patterns = (
        (r"the following arguments are required: (.+)", _("Còn thiếu: {it}.")),
        (r"unrecognized arguments: (.+)", _("Không hiểu: {it}.")),
        (r"argument (\S+): expected .*", _("{it} cần một giá trị đi kèm.")),
        (r"argument (\S+): invalid .*", _("{it}: giá trị không đúng.")),
    )
    for pattern, sentence in patterns:
        if match := re.match(pattern, message):
            return sentence.format(it=match[1])
    return _("Lệnh chưa đúng: {it}.").format(it=message)


def _home() -> argparse.ArgumentParser:
    parser = _Parser(
        "hopthon", description=_("Sổ họp thôn trên máy tính."), epilog=_commands_help()
    )
    parser.add_argument(
        "file", metavar="FILE", type=Path, nargs="?", help=_("tệp cuộc họp (*.hopthon)")
    )
    parser.add_argument("--read-only", action="store_true", help=_("chỉ xem, không ghi gì vào tệp"))
    parser.add_argument(
        "--version", action="version", version=f"hopthon {__version__}", help=_("xem số bản")
    )
    parser.set_defaults(run=_late("cockpit", "cockpit"))
    return parser


def _commands_help() -> str:
    lines = [f"  hopthon {name:<15} {summary}" for name, summary in _summaries().items()]
    where = _("Cài đặt nằm ở {file} (HOPTHON_HOME đổi thư mục).")
    kept = where.format(file=data_folder() / settings.FILE)
    return _("Các lệnh:") + "\n" + "\n".join(lines) + "\n\n" + kept


def _summaries() -> dict[str, str]:
    return {
        "new": _("lập tệp cuộc họp mới"),
        "demo": _("cuộc họp mẫu ở thôn Bàn Thạch; không có màn hình thì chạy trọn và ghi các biểu"),
        "projector": _("cửa sổ chiếu lên tường; Ctrl+Q để đóng"),
        "counter": _("bàn đếm phiếu: một đợt bầu đang mở, mở được nhiều cửa sổ cùng lúc"),
        "do": _("làm các lệnh JSON từ đầu vào, mỗi dòng một lệnh"),
        "show": _("xem toàn bộ cuộc họp"),
        "log": _("xem nhật ký, cũ trước mới sau"),
        "export": _("ghi biểu mẫu và biên bản"),
        "verify": _("kiểm tra tệp: từng byte, chuỗi băm, đếm lại"),
        "copy": _("chép an toàn, cả khi đang họp"),
        "salvage": _("cứu những gì còn đọc được từ tệp hỏng"),
        "import-ballots": _("nhập phiếu từ CSV hay Pabulib (.pb)"),
        "import-plan": _("lấy những gì họp trù bị, biểu I.2 hay năm trước đã có"),
        "import-people": _("nhập danh sách tên người dự từ Excel hay CSV"),
        "processes": _("các quy trình; kiểm tra quy trình của cơ quan"),
        "themes": _("các nền chiếu; kiểm tra nền của cơ quan"),
    }


def _sentence(words: str) -> str:
    """A summary as a line of its own; names inside keep their capitals."""
    return f"{words[:1].upper()}{words[1:]}."


def _with_commands() -> argparse.ArgumentParser:
    parser = _Parser("hopthon", description=_("Sổ họp thôn trên máy tính."))
    added = parser.add_subparsers(dest="command", metavar=_("LỆNH"), parser_class=_Parser)
    summaries = _summaries()

    def command(name: str, module: str, function: str) -> argparse.ArgumentParser:
        sub = added.add_parser(name, help=summaries[name], description=_sentence(summaries[name]))
        sub.set_defaults(run=_late(module, function))
        return sub

    _meeting_commands(command)
    _import_commands(command)
    _file_commands(command)
    _checking_commands(command)
    return parser


def _meeting_commands(command: Callable[[str, str, str], argparse.ArgumentParser]) -> None:
    new = command("new", "new", "new")
    new.add_argument("file", metavar="FILE", type=Path, help=_("tệp sẽ lập"))
    new.add_argument(
        "--process", metavar="NAME", default="ctmtqg", help=_("quy trình (mặc định ctmtqg)")
    )
    new.add_argument(
        "--kind",
        metavar="NAME",
        default="village",
        help=_("loại cuộc họp (mặc định village: họp thôn)"),
    )
    new.add_argument(
        "--set",
        metavar="key=value",
        action="append",
        default=[],
        help=_("thông tin cuộc họp, ghi được nhiều lần"),
    )
    demo = command("demo", "demo", "demo")
    demo.add_argument("--to", metavar="DIR", type=Path, help=_("thư mục ghi biểu mẫu"))
    projector = command("projector", "seats", "projector")
    projector.add_argument("file", metavar="FILE", type=Path, help=_("tệp cuộc họp"))
    projector.add_argument(
        "--theme", metavar="NAME", default="", help=_("nền chiếu, xem `hopthon themes`")
    )
    counter = command("counter", "seats", "counter")
    counter.add_argument("file", metavar="FILE", type=Path, help=_("tệp cuộc họp"))
    counter.add_argument(
        "round", metavar="ROUND", nargs="?", default="", help=_("mã đợt bầu; bỏ trống: đợt đang mở")
    )
    do = command("do", "do", "do")
    do.add_argument("file", metavar="FILE", type=Path, help=_("tệp cuộc họp"))
    do.add_argument("--stop", action="store_true", help=_("dừng ở lệnh đầu tiên bị từ chối"))


def _import_commands(command: Callable[[str, str, str], argparse.ArgumentParser]) -> None:
    ballots = command("import-ballots", "ballots", "import_ballots")
    ballots.add_argument("file", metavar="FILE", type=Path, help=_("tệp cuộc họp"))
    ballots.add_argument("round", metavar="ROUND", help=_("mã đợt bầu đang mở"))
    ballots.add_argument("ballots", metavar="BALLOTS", type=Path, help=_("tệp phiếu .csv hay .pb"))
    ballots.add_argument(
        "--create", action="store_true", help=_("lập các việc và đợt bầu từ tệp phiếu")
    )
    ballots.add_argument(
        "--scale", metavar="N", help=_("nhân mọi điểm chấm với N, để điểm lẻ thành điểm nguyên")
    )
    people = command("import-people", "people", "import_people")
    people.add_argument("file", metavar="FILE", type=Path, help=_("tệp cuộc họp"))
    people.add_argument(
        "list", metavar="LIST", type=Path, help=_("danh sách .xlsx hay .csv, có dòng tên cột")
    )

    plan = command("import-plan", "plan", "import_plan")
    plan.add_argument("file", metavar="FILE", type=Path, help=_("tệp cuộc họp"))
    plan.add_argument(
        "source", metavar="FROM", type=Path, help=_("tệp cuộc họp khác hay biểu I.2 (.xlsx)")
    )
    plan.add_argument(
        "--past", action="store_true", help=_("cây ở đó là kế hoạch năm trước, để ghi kết quả")
    )
    plan.add_argument(
        "--only",
        metavar="tree,agenda,…",
        default="",
        help=_("chỉ những phần này: tree, agenda, group, data"),
    )


def _file_commands(command: Callable[[str, str, str], argparse.ArgumentParser]) -> None:
    show = command("show", "show", "show")
    show.add_argument("file", metavar="FILE", type=Path, help=_("tệp cuộc họp"))
    show.add_argument("--json", action="store_true", help=_("dạng JSON cho chương trình khác"))
    log = command("log", "show", "log")
    log.add_argument("file", metavar="FILE", type=Path, help=_("tệp cuộc họp"))
    log.add_argument("--json", action="store_true", help=_("mỗi dòng một sự kiện JSON"))
    export = command("export", "export", "export")
    export.add_argument("file", metavar="FILE", type=Path, help=_("tệp cuộc họp"))
    export.add_argument("--to", metavar="DIR", type=Path, required=True, help=_("thư mục ghi vào"))
    export.add_argument(
        "--only",
        metavar="I.2,I.3,…",
        default="",
        help=_("chỉ những biểu này: I.1, I.2, I.3, I.4, minutes, ranking, tables"),
    )
    copy = command("copy", "files", "copy")
    copy.add_argument("file", metavar="FILE", type=Path, help=_("tệp cuộc họp"))
    copy.add_argument(
        "to", metavar="TO", type=Path, help=_("tệp hay thư mục chép đến, không ghi đè")
    )
    salvage = command("salvage", "files", "salvage")
    salvage.add_argument("file", metavar="FILE", type=Path, help=_("tệp hỏng"))
    salvage.add_argument("to", metavar="TO", type=Path, help=_("tệp mới sẽ lập"))


def _checking_commands(command: Callable[[str, str, str], argparse.ArgumentParser]) -> None:
    verify = command("verify", "verify", "verify")
    verify.add_argument("paths", metavar="PATH", type=Path, nargs="+", help=_("tệp cuộc họp"))
    verify.add_argument(
        "--head",
        metavar="CODE",
        default="",
        help=_("mã in trên biên bản hay chụp trên tường, để so"),
    )
    for name in ("processes", "themes"):
        sub = command(name, name, name)
        sub.add_argument("--json", action="store_true", help=_("dạng JSON cho chương trình khác"))
        sub.add_argument(
            "check",
            metavar="check FILE",
            nargs="*",
            help=_("kiểm tra một tệp: check FILE"),
            default=[],
        )


def _late(module: str, function: str) -> Run:
    """The command's module loads only when it runs: `--help` and small commands stay quick."""

    def run(options: argparse.Namespace) -> int:
        return getattr(import_module(f"hopthon.cli.{module}"), function)(options)

    return run

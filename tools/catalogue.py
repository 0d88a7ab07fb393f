"""The English catalogue: `python tools/catalogue.py` takes in new sentences and compiles; `--check` only tells.

Sentences come out of every `_("…")` in src (also inside f-strings, on every Python). Translations already in
the .po stay, also of sentences no longer said (another branch may say them) until `--prune`; a sentence without
one is spoken in Vietnamese. Nothing is ever marked fuzzy.
"""

import argparse
import ast
import sys
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages import Catalog
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src"
PO = SOURCE / "hopthon" / "locale" / "en" / "LC_MESSAGES" / "hopthon.po"
MO = PO.with_suffix(".mo")
_NO_DATE = datetime(2026, 1, 1, tzinfo=UTC)
_DROPPED = (b"POT-Creation", b"PO-Revision", b"Generated-By", b"Report-", b"Last-", b"Language-T")


def sentences(source: Path = SOURCE) -> dict[str, list[str]]:
    """Every sentence in the code, in the order of the code, with the modules that say it."""
    found: dict[str, list[str]] = {}
    for path in sorted(source.rglob("*.py")):
        module = path.relative_to(source).as_posix()
        for sentence in _said(path):
            modules = found.setdefault(sentence, [])
            if module not in modules:
                modules.append(module)
    return found


def catalogue(path: Path = PO) -> Catalog:
    """The catalogue as it stands; an empty one where there is none yet."""
    if not path.exists():
        return _empty()
    with path.open("rb") as file:
        return read_po(file, locale="en")


def loaded(path: Path = MO) -> Catalog:
    """The catalogue as programs load it."""
    with path.open("rb") as file:
        return read_mo(file)


def merged(old: Catalog, said: dict[str, list[str]], *, prune: bool = False) -> Catalog:
    """The sentences of the code with the translations there are, then those no longer said."""
    new = _empty()
    for sentence, modules in said.items():
        known = old.get(sentence)
        text = known.string if known else ""
        new.add(sentence, text, locations=[(module, 0) for module in modules])
    if not prune:
        for one in old:
            if one.id and one.string and one.id not in said:
                new.add(one.id, one.string)
    return new


def compiled(words: Catalog) -> bytes:
    """What a program loads; the same bytes whenever it is made."""
    words.creation_date = words.revision_date = _NO_DATE
    file = BytesIO()
    write_mo(file, words)
    return file.getvalue()


def untranslated(words: Catalog) -> list[str]:
    """The sentences that English does not have yet."""
    return [str(one.id) for one in words if one.id and not one.string]


def spoken(words: Catalog) -> dict[str, str]:
    """Sentence → English, of those that have it."""
    return {str(one.id): str(one.string) for one in words if one.id and one.string}


def main(arguments: list[str] | None = None) -> int:
    """Take in and compile, or check; 1 when the files do not say what the code does."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="change nothing, only tell")
    parser.add_argument("--prune", action="store_true", help="drop what the code no longer says")
    options = parser.parse_args(arguments)
    checking, old, said = options.check, catalogue(), sentences()
    new = merged(old, said, prune=options.prune)
    if not checking:
        PO.parent.mkdir(parents=True, exist_ok=True)
        PO.write_bytes(_written(new))
        MO.write_bytes(compiled(new))
    known = {str(one.id) for one in old if one.id}
    missing = [s for s in said if s not in known]
    _tell("not in the catalogue" if checking else "new", missing)
    _tell("no longer said", [s for s in known if s not in said])
    _tell("without English", untranslated(new))
    stale = not MO.exists() or spoken(loaded()) != spoken(old if checking else new)
    if stale:
        sys.stdout.write("hopthon.mo is not what hopthon.po says\n")
    return 1 if checking and (missing or stale) else 0


def _said(path: Path) -> list[str]:
    """From the syntax tree: Babel's own reader misses what stands inside an f-string before Python 3.12."""
    found: list[tuple[int, int, str]] = []
    for node in ast.walk(ast.parse(path.read_bytes())):
        match node:
            case ast.Call(func=ast.Name(id="_"), args=[ast.Constant(value=str(said))]):
                found.append((node.lineno, node.col_offset, said))
            case _:
                pass
    return [said for _line, _column, said in sorted(found)]


def _empty() -> Catalog:
    note = "# English for hopthon; Vietnamese is the source. tools/catalogue.py keeps it."
    return Catalog(locale="en", project="hopthon", version="1", header_comment=note, fuzzy=False)


def _written(words: Catalog) -> bytes:
    """The .po: no dates and no line numbers, so that a change of code changes only its own sentences."""
    file = BytesIO()
    write_po(file, words, width=0, include_lineno=False)
    lines = file.getvalue().splitlines(keepends=True)
    return b"".join(line for line in lines if not line.lstrip(b'"').startswith(_DROPPED))


def _tell(what: str, which: list[str]) -> None:
    if which:
        sys.stdout.write(f"{len(which)} {what}:\n" + "".join(f"  {one!r}\n" for one in which[:20]))


if __name__ == "__main__":
    sys.exit(main())

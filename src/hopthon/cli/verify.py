"""`hopthon verify`: the chain, the file, and a recount of everything announced."""

from argparse import Namespace
from pathlib import Path

from hopthon.cli.speech import complain, say
from hopthon.journal.journal import Journal
from hopthon.journal.verify import verify as verify_file
from hopthon.language import _
from hopthon.meeting.codec import Fact, decode
from hopthon.refusal import Refusal
from hopthon.session.recheck import recheck


def verify(options: Namespace) -> int:
    """Exit 1 if any check failed; each failure is one sentence."""
    sound = True
    for path in options.paths:
        failures = check(path, options.head)
        for sentence in failures:
            complain(f"{path}: {sentence}")
        if not failures:
            journal = Journal.open(path, write=False)
            seq, head = journal.head()
            journal.close()
            say(
                _("{path}: đúng. {n} sự kiện, chuỗi băm liền, đếm lại khớp. Mã cuối {code}").format(
                    path=path, n=seq, code=short_code(head)
                )
            )
        sound = sound and not failures
    return 0 if sound else 1


def check(path: Path, head: str = "") -> list[str]:
    """What is wrong with one meeting file; nothing when all is well. `head`: a code noted elsewhere."""
    try:
        if damage := [finding.sentence for finding in verify_file(path)]:
            return damage
        journal = Journal.open(path, write=False)
        records = list(journal.read())
        journal.close()
        events = [(record, decode(record.kind, record.data, record.seq)) for record in records]
        facts = [Fact(r.seq, r.at, r.seat, event) for r, event in events if event is not None]
        failures = recheck(facts)
    except Refusal as refusal:
        return [refusal.sentence]
    wanted = head.replace(" ", "").replace("-", "").lower()
    if wanted and not any(record.hash.startswith(wanted) for record in records):
        failures.append(
            _("Không có sự kiện nào mang mã «{code}»: tệp bị cắt bớt hay viết lại.").format(
                code=head
            )
        )
    return failures


def short_code(head: str) -> str:
    """The first 16 digits of a hash, in fours, as printed and projected."""
    return " ".join(head[i : i + 4] for i in range(0, 16, 4))

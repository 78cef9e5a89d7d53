"""Finding near copies among many reports: time and memory as their number grows, and how many of the copies that were made are found.

python -m benchmarks.likeness [COUNT...]
"""

from __future__ import annotations

import resource
import sys
from collections.abc import Iterator
from dataclasses import replace
from random import Random
from time import process_time

from gilint.document import Paragraph, Place
from gilint.planning import core_folder
from gilint.report.collection import Collection, Member
from gilint.report.knowledge import load_knowledge
from gilint.report.model import Agency, Heading, Part, Report
from gilint.report.recognise import recognise
from gilint.resources import rules_folder
from gilint.rules.kinds import kind_module
from gilint.rules.model import Hit, Rule
from gilint.rules.pack import load_pack
from gilint.rules.specimen import Change, specimen_document
from gilint.yamlfile import read_yaml

COUNTS = (1_000, 3_000, 10_000)
COPIES = 0.05
"""So many of the reports are copies of another one: a tenth of the sentences replaced, a tenth changed by a word, all names and numbers."""
TEMPLATE = 0.06
"""So many have one text, in which each changes a tenth."""
SENTENCES = 60
STOCK = 0.15
"""So many of the sentences of each report stand in many others."""


class Writer:
    """Makes up sentences. The words are syllables without a meaning, so that no real text is needed, and none is copied."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.syllables = [chr(self.random.randrange(0x4E00, 0x9000)) for _ in range(1_500)]
        self.words = ["".join(self.random.choices(self.syllables, k=2)) for _ in range(6_000)]
        self.stock = [self.sentence() for _ in range(60)]

    def clause(self) -> str:
        return "".join(self.random.choices(self.words, k=self.random.randint(3, 7)))

    def sentence(self) -> str:
        return "，".join(self.clause() for _ in range(self.random.randint(2, 4))) + f"{self.random.randint(2, 99)}件。"

    def text(self) -> list[str]:
        return [self.random.choice(self.stock) if self.random.random() < STOCK else self.sentence() for _ in range(SENTENCES)]

    def copied(self, text: list[str]) -> list[str]:
        """The text with a tenth of its sentences replaced and another tenth lightly edited."""

        def rewritten(sentence: str) -> str:
            fate = self.random.random()
            return (
                self.sentence()
                if fate < 0.1
                else sentence.replace(sentence[2:4], self.random.choice(self.words))
                if fate < 0.2
                else sentence
            )

        return [rewritten(sentence) for sentence in text]


def batch(count: int) -> tuple[Collection, frozenset[str], frozenset[str]]:
    """So many reports, the paths of those that are copies or were copied, and the paths of those that share a text."""
    writer = Writer(count)
    texts = [writer.text() for _ in range(count)]
    order = writer.random.sample(range(count), count)
    copies, templates = order[: int(count * COPIES)], order[int(count * COPIES) : int(count * (COPIES + TEMPLATE))]
    originals = order[count - len(copies) :]
    for copy, original in zip(copies, originals, strict=True):
        texts[copy] = writer.copied(texts[original])
    shared = writer.text()
    for index in templates:
        texts[index] = writer.copied(shared)
    members = tuple(Member(f"{index:05}.docx", report) for index, report in enumerate(_reports(texts, writer)))
    planted = frozenset(members[index].path for index in (*copies, *originals))
    return Collection(members), planted, frozenset(members[index].path for index in templates)


def _reports(texts: list[list[str]], writer: Writer) -> Iterator[Report]:
    base = _specimen()
    for text in texts:
        place = "".join(writer.random.choices(writer.syllables, k=2)) + "县"
        parts = (_part(1, text[: SENTENCES * 3 // 4]), _part(5, text[SENTENCES * 3 // 4 :]))
        yield replace(base, agency=Agency(f"{place}水务局", "county", "department"), parts=parts)


def _part(n: int, sentences: list[str]) -> Part:
    paragraphs = tuple(Paragraph("".join(sentences[at : at + 5]), Place(paragraph=at)) for at in range(0, len(sentences), 5))
    return Part(n, Heading("", "", n, "top", Place()), 1.0, paragraphs, paragraphs)


def _specimen() -> Report:
    knowledge = load_knowledge(rules_folder())
    base = read_yaml(rules_folder() / "specimen.yaml").data
    report = recognise(specimen_document(Change(), base, {form.edition: form for form in knowledge.forms}), knowledge)
    assert report is not None
    return report


def measured(rule: Rule, count: int) -> tuple[float, list[Hit], str]:
    """Seconds, findings and what is told of them."""
    collection, planted, shared = batch(count)
    start = process_time()
    hits: list[Hit] = list(kind_module(rule.kind).check(rule.params, collection))
    taken = process_time() - start
    copies = {hit.path for hit in hits if not hit.variant.startswith("crowd")}
    crowds = [hit for hit in hits if hit.variant.startswith("crowd")]
    told = f"{len(copies & planted):>6} of {len(planted):<6}{len(copies - planted - shared):>6}{len(copies & shared):>8}{len(crowds):>8}"
    return taken, hits, told


def main() -> None:
    rule = next(rule for rule in load_pack(core_folder()).rules if rule.code == "GI705")
    counts = [int(word) for word in sys.argv[1:]] or COUNTS
    floor = 0.0
    print(f"{'reports':>8}{'seconds':>9}{'a report':>10}{'found':>11}{'false':>12}{'shared':>8}{'crowds':>8}{'memory':>9}")
    for count in counts:
        taken, _, told = measured(rule, count)
        floor = floor or taken / count
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(f"{count:>8}{taken:>9.1f}{taken / count / floor:>9.2f}x{told}{memory:>6} MB")


if __name__ == "__main__":
    main()

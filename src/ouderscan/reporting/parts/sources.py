"""Part 8: the memo, the studies and the statements that this report rests on, and no others."""

from collections.abc import Iterator

from ouderscan.advice import Advised
from ouderscan.questionnaire.model import Sources
from ouderscan.reporting.material import Material
from ouderscan.reporting.view import SourceList, Statement, Study

FRAME = "report:frame"
"""The place of statements that hold for every report: the templates `frame`."""


def source_list(material: Material) -> SourceList:
    """What dimensions, recommendations and numbers cite, in the order of the file of sources."""
    sources = material.sources
    if sources is None:
        return SourceList("", (), (), ())
    frame = {name for name, statement in sources.statements.items() if FRAME in statement.places}
    cited = set(_cited(material, sources))
    cited |= {
        study for name in cited | frame if name in sources.statements for study in sources.statements[name].studies
    }
    return SourceList(
        memo=f"{sources.memo.author} ({sources.memo.year}). {sources.memo.title}.",
        studies=tuple(Study(study.short, study.ref) for name, study in sources.studies.items() if name in cited),
        statements=tuple(_statements(material, sources, cited - frame)),
        frame=tuple(_statements(material, sources, frame)),
    )


def _cited(material: Material, sources: Sources) -> Iterator[str]:
    """The ids of all statements and studies that are named somewhere in the report."""
    for dimension in material.dimensions.values():
        yield from dimension.sources
    for advised in _printed(material):
        for citation in advised.recommendation.sources:
            yield citation.statement
            yield citation.study or ""
        if advised.recommendation.contested:
            yield from (position.source for position in advised.recommendation.contested.positions)
    for figure in sources.figures:
        if figure.sector in {None, material.scan.sector}:
            yield figure.study
            yield from figure.sources


def _printed(material: Material) -> tuple[Advised, ...]:
    advice = material.advice
    return (*advice.first, *advice.waiting, *advice.others, *advice.keep)


def _statements(material: Material, sources: Sources, cited: set[str]) -> Iterator[Statement]:
    for name, statement in sources.statements.items():
        if name in cited:
            citation = material.citation(name)
            yield Statement(name, citation.anchor, statement.about, citation.study)

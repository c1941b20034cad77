"""What the content files hold, as frozen values. The JSON Schemas are made from these classes.

Texts may hold terms in braces (`{mentor}`) that differ by sector; `Questionnaire.in_sector` fills them in, and
everything after the loader works with a questionnaire in which nothing depends on the sector any more.
"""

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints


class Sector(StrEnum):
    """A kind of school: primary, special, secondary, vocational education."""

    PO = "po"
    SO = "so"
    VO = "vo"
    MBO = "mbo"


class Group(StrEnum):
    """Who answers."""

    TEAM = "team"
    LEIDING = "leiding"
    OUDER = "ouder"
    LEERLING = "leerling"

    @property
    def in_the_room(self) -> bool:
        """Whether its members sit around the table, so that small numbers may be shown to them."""
        return self in {Group.TEAM, Group.LEIDING}


class Kind(StrEnum):
    """What an item asks about. Only practice and experience are scored; reach and contact are lists."""

    PRACTICE = "practice"
    EXPERIENCE = "experience"
    REACH = "reach"
    CONTACT = "contact"

    @property
    def scored(self) -> bool:
        """Whether items of this kind make a score of their dimension."""
        return self in {Kind.PRACTICE, Kind.EXPERIENCE}


class NonAnswerName(StrEnum):
    """What a person can choose in place of an option. "Not answered" is not chosen, so it stands in `answers`."""

    DONT_KNOW = "dont_know"
    NOT_APPLICABLE = "not_applicable"
    RATHER_NOT_SAY = "rather_not_say"


class FindingKind(StrEnum):
    """The conclusions that are drawn from scores; `findings` holds their rules."""

    GAP = "gap"
    NOT_VERIFIED = "not-verified"
    UNKNOWN = "unknown"
    PERCEPTION = "perception"
    DIVIDED = "divided"
    UNREACHED = "unreached"
    BROADCAST = "broadcast"
    STRENGTH = "strength"


class Addressee(StrEnum):
    """Who acts on a recommendation."""

    OUDER = "ouder"
    LERAAR = "leraar"
    SCHOOL = "school"


class EffortLevel(StrEnum):
    """How much a recommendation asks of people."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


ALL_SECTORS = tuple(Sector)
ANY_DIMENSION = "all"
MAX_ITEMS_OF_A_KIND = 12
"""Items of one kind in a dimension. It keeps the exact sums of squares of ten million persons within 64 bits."""

Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]*$", max_length=60)]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=4000)]
Version = Annotated[str, StringConstraints(pattern=r"^\d+\.\d+\.\d+$", max_length=20)]
Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2}$")]
Day = Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}-\d{2}$")]
Silence = Mapping[Id, Text]
Sectors = Annotated[tuple[Sector, ...], Field(min_length=1)]

_TERM = re.compile(r"\{([a-z_]+)\}")


class Frozen(BaseModel):
    """A value that does not change and has no other keys than its own."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=False)


class Scale(Frozen):
    """A response scale: labelled options, lowest first, and what can be chosen in place of one."""

    options: Annotated[tuple[Text, ...], Field(min_length=2, max_length=11)]
    non_answers: Mapping[NonAnswerName, Text] = {}
    silence: Silence = {}


class Dimension(Frozen):
    """What is measured: a success factor, a precondition, a subject of policy."""

    id: Id
    title: Text
    short: Annotated[Text, StringConstraints(max_length=30)]
    description: Text
    sources: tuple[Id, ...] = ()
    adapted: Text | None = None
    adapted_sectors: Sectors = ALL_SECTORS
    silence: Silence = {}


class ContactAspect(Frozen):
    """Which contact moment an item is about, and what of it: who speaks, who sets the agenda, is the pupil there."""

    moment: Id
    aspect: Literal["speaks", "agenda", "pupil"]


class Item(Frozen):
    """One question, with its wording for each group that it is put to."""

    id: Id
    dimension: Id
    kind: Kind
    scale: Id | Mapping[Group, Id]
    text: Annotated[Mapping[Group, Text], Field(min_length=1)]
    core: bool = False
    reverse: bool = False
    help: Mapping[Group, Text] = {}
    talk: tuple[Text, ...] = ()
    example: Text | None = None
    sources: tuple[Id, ...] = ()
    sectors: Sectors = ALL_SECTORS
    profile: Id | None = None
    contact: ContactAspect | None = None
    silence: Silence = {}

    def scale_for(self, group: Group) -> str:
        """The id of the response scale on which a group answers."""
        return self.scale if isinstance(self.scale, str) else self.scale[group]


class Questionnaire(Frozen):
    """A set of dimensions with items: one YAML file."""

    format: Literal["ouderscan/questionnaire/1"]
    id: Id
    version: Version
    language: Language
    title: Text
    description: Text
    groups: Annotated[tuple[Group, ...], Field(min_length=1)]
    introduction: Mapping[Group, Text] = {}
    sectors: Sectors = ALL_SECTORS
    terms: Mapping[str, Mapping[Sector, Text]] = {}
    scales: Annotated[Mapping[Id, Scale], Field(min_length=1)]
    dimensions: Annotated[tuple[Dimension, ...], Field(min_length=1)]
    items: Annotated[tuple[Item, ...], Field(min_length=1)]
    silence: Silence = {}

    def items_for(self, group: Group, *, short: bool = False) -> tuple[Item, ...]:
        """The items that are put to a group, in order; with `short` those of the short scan."""
        return tuple(item for item in self.items if group in item.text and (item.core or not short))

    def scale_of(self, item: Item, group: Group) -> Scale:
        """The response scale on which a group answers an item."""
        return self.scales[item.scale_for(group)]

    def options_of(self, item: Item) -> int:
        """The number of options k of an item; the same for every group (a rule of the format)."""
        return len(self.scale_of(item, next(iter(item.text))).options)

    def in_sector(self, sector: Sector) -> Self:
        """This questionnaire as that sector reads it: terms filled in, items of other sectors left out."""
        own = self.model_copy(
            update={
                "items": tuple(item for item in self.items if sector in item.sectors),
                "dimensions": tuple(_of_sector(dimension, sector) for dimension in self.dimensions),
                "terms": {},
            }
        )
        return own.model_validate(_with_terms(own.model_dump(mode="json", exclude_defaults=True), self._words(sector)))

    def worded(self, text: str, sector: Sector) -> str:
        """One text of this questionnaire as that sector reads it."""
        return str(_with_terms(text, self._words(sector)))

    def _words(self, sector: Sector) -> Mapping[str, str]:
        return {name: by_sector[sector] for name, by_sector in self.terms.items() if sector in by_sector}


def _of_sector(dimension: Dimension, sector: Sector) -> Dimension:
    return dimension if sector in dimension.adapted_sectors else dimension.model_copy(update={"adapted": None})


def _with_terms(value: object, words: Mapping[str, str]) -> object:
    if isinstance(value, str):
        return _TERM.sub(lambda match: _fitting(match, words), value)
    if isinstance(value, Mapping):
        return {key: _with_terms(child, words) for key, child in value.items()}
    if isinstance(value, Sequence):
        return [_with_terms(child, words) for child in value]
    return value


def _fitting(match: re.Match[str], words: Mapping[str, str]) -> str:
    """The word for a term, with a capital where it opens a sentence; an unknown term stays as it is."""
    word = words.get(match[1], match[0])
    before = match.string[: match.start()].rstrip()
    return word[:1].upper() + word[1:] if not before or before[-1] in ".?!" else word


class Effort(Frozen):
    """What a recommendation asks: how much, how much time, of whom."""

    level: EffortLevel
    time: Text
    who: Text


class Citation(Frozen):
    """A statement of the memo and, where there is one, the study that it rests on."""

    statement: Id
    study: Id | None = None


class Position(Frozen):
    """What one source says of a contested measure."""

    source: Id
    says: Text


class Contested(Frozen):
    """What stands beside a measure on which sources disagree, wherever that measure is printed."""

    positions: tuple[Position, ...] = ()
    objections: tuple[Text, ...] = ()
    questions: tuple[Text, ...] = ()
    alternative: Text | None = None


class Recommendation(Frozen):
    """What a school can do about a finding."""

    id: Id
    title: Annotated[Text, StringConstraints(max_length=80)]
    what: Text
    steps: Annotated[tuple[Text, ...], Field(min_length=2, max_length=6)]
    addressee: Annotated[tuple[Addressee, ...], Field(min_length=1)]
    addresses: Annotated[Mapping[Id, Annotated[int, Field(ge=1, le=3)]], Field(min_length=1)]
    effort: Effort
    notice: Text
    indicator: Text
    evidence: Text
    sources: Annotated[tuple[Citation, ...], Field(min_length=1)]
    sectors: Sectors = ALL_SECTORS
    profiles: tuple[Id, ...] = ()
    findings: Annotated[tuple[FindingKind, ...], Field(min_length=1)] = (FindingKind.GAP,)
    elaboration: tuple[Literal["what", "steps", "effort", "notice", "indicator"], ...] = ()
    first: tuple[FindingKind, ...] = ()
    contested: Contested | None = None
    silence: Silence = {}

    def weight_for(self, dimension: str) -> int:
        """How strongly it addresses a dimension, 0 where it does not."""
        return self.addresses.get(dimension, self.addresses.get(ANY_DIMENSION, 0))


class Recommendations(Frozen):
    """A file of recommendations."""

    format: Literal["ouderscan/recommendations/1"]
    version: Version
    language: Language
    recommendations: Annotated[tuple[Recommendation, ...], Field(min_length=1)]


class Profile(Frozen):
    """A kind of family that needs something of its own."""

    id: Id
    title: Text
    note: Text
    sources: Annotated[tuple[Id, ...], Field(min_length=1)]


class Profiles(Frozen):
    """The file of profiles."""

    format: Literal["ouderscan/profiles/1"]
    version: Version
    language: Language
    profiles: Annotated[tuple[Profile, ...], Field(min_length=1)]


class Memo(Frozen):
    """The document that all content rests on."""

    title: Text
    author: Text
    year: int


class Study(Frozen):
    """A study that the memo used."""

    ref: Text
    short: Text


Need = Literal["dimension", "recommendation", "caveat", "profile", "context", "method", "figure"]
Place = Annotated[str, StringConstraints(pattern=r"^(report|questionnaire|recommendation|command):[a-z0-9-]+$")]
"""A part of the report, a questionnaire, a recommendation or a command, such as `report:actions`."""


class Statement(Frozen):
    """What the memo says, in our words, and what the product owes it."""

    about: Text
    needs: Annotated[tuple[Need, ...], Field(min_length=1)]
    studies: tuple[Id, ...] = ()
    places: tuple[Place, ...] = ()
    """What answers a need for context or method, which no content can show by itself."""


class Figure(Frozen):
    """A number of the memo that may be shown as context, always with its source and year."""

    id: Id
    text: Text
    values: Mapping[str, int] = {}
    sector: Sector | None = None
    check: Text | None = None
    sources: Annotated[tuple[Id, ...], Field(min_length=1)]
    study: Id
    year: int


class Sources(Frozen):
    """The file of sources: the memo, its studies, its statements, its figures."""

    format: Literal["ouderscan/sources/1"]
    version: Version
    language: Language
    memo: Memo
    studies: Mapping[Id, Study]
    statements: Mapping[Id, Statement]
    figures: tuple[Figure, ...] = ()

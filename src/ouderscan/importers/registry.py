"""The systems whose exports are recognised, and which one a table is of. To add one: a module, and a line here."""

from collections.abc import Mapping
from typing import Final

from ouderscan.errors import UnreadableInputError
from ouderscan.importers import (
    google_forms,
    kobo,
    limesurvey,
    microsoft_forms,
    plain,
    qualtrics,
    redcap,
    surveyjs,
    surveymonkey,
)
from ouderscan.importers.base import Importer, Sample
from ouderscan.texts import _

_MODULES: Final[tuple[Importer, ...]] = (
    microsoft_forms,
    google_forms,
    limesurvey,
    qualtrics,
    surveymonkey,
    kobo,
    surveyjs,
    redcap,
)
SYSTEMS: Final[Mapping[str, Importer]] = {each.NAME: each for each in (*_MODULES, plain)}


def importer_for(sample: Sample, name: str) -> Importer:
    """The importer that recognises a table; the plain one where no other does.

    Raises:
        UnreadableInputError: when two do.
    """
    found = [each for each in _MODULES if each.detect(sample)]
    if len(found) > 1:
        sentence = _(
            "{path} looks like an export of {systems}. Say which it is in a mapping file ('system: {first}'); "
            "'ouderscan map' writes one."
        )
        systems = _(" and of ").join(each.NAME for each in found)
        raise UnreadableInputError(sentence.format(path=name, systems=systems, first=found[0].NAME))
    return found[0] if found else plain

"""Whether the answers of a person fit the questionnaires: each fault with its file and line."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from ouderscan.answers.respondent import Entry, Respondent
from ouderscan.answers.table import NonAnswer
from ouderscan.issues import Issue, Where, nearest
from ouderscan.questionnaire.model import Group, Item, Questionnaire, Scale

Asked = Mapping[str, tuple[Item, Scale]]
"""The items that a group can be asked, by id, each with the scale on which that group answers."""


def asked(questionnaires: Sequence[Questionnaire], group: Group, *, short: bool = False) -> Asked:
    """The items that are put to a group, in order; with `short` those of the short scan."""
    return {
        item.id: (item, questionnaire.scale_of(item, group))
        for questionnaire in questionnaires
        for item in questionnaire.items_for(group, short=short)
    }


def put(respondent: Respondent, questionnaires: Sequence[Questionnaire]) -> Asked:
    """The items that were put to this person: those of the group, or of them the ones that an export had."""
    header = respondent.header
    known = asked(own_questionnaires(respondent, questionnaires), header.group, short=header.short)
    return {name: each for name, each in known.items() if not header.items or name in header.items}


def own_questionnaires(respondent: Respondent, questionnaires: Sequence[Questionnaire]) -> list[Questionnaire]:
    """Those of a scan that this person was given."""
    return [each for each in questionnaires if each.id in respondent.header.questionnaires]


def checked(respondent: Respondent, questionnaires: Sequence[Questionnaire]) -> tuple[Respondent, list[Issue]]:
    """The respondent with the sound answers alone, and what is wrong with the others."""
    known = asked(own_questionnaires(respondent, questionnaires), respondent.header.group)
    faults = {entry: fault for entry in respondent.entries if (fault := _fault(entry, respondent, known))}
    sound = tuple(entry for entry in respondent.entries if entry not in faults)
    return replace(respondent, entries=sound), [*_header_faults(respondent, questionnaires), *faults.values()]


def _header_faults(respondent: Respondent, questionnaires: Sequence[Questionnaire]) -> Iterator[Issue]:
    versions = {each.id: each.version for each in questionnaires}
    where = Where(respondent.path.as_posix(), 1)
    for questionnaire, version in respondent.header.questionnaires.items():
        if questionnaire not in versions:
            yield Issue("unknown-questionnaire", where, {"id": questionnaire, "near": nearest(questionnaire, versions)})
        elif version != versions[questionnaire]:
            values = {"id": questionnaire, "found": version, "expected": versions[questionnaire]}
            yield Issue("other-version", where, values)


def _fault(entry: Entry, respondent: Respondent, known: Asked) -> Issue | None:
    where = Where(respondent.path.as_posix(), entry.line)
    if entry.item not in known:
        group = respondent.header.group
        return Issue("unknown-item", where, {"item": entry.item, "group": group, "near": nearest(entry.item, known)})
    if entry.value is None:
        return None
    scale = known[entry.item][1]
    if entry.value > 0:
        if entry.value <= len(scale.options):
            return None
        values = {"item": entry.item, "value": entry.value, "last": len(scale.options)}
        return Issue("answer-outside-scale", where, values)
    label = NonAnswer(entry.value).label
    if entry.value == NonAnswer.NOT_ANSWERED or label in scale.non_answers:
        return None
    near = nearest(label, scale.non_answers)
    return Issue("unoffered-non-answer", where, {"item": entry.item, "value": label, "near": near})

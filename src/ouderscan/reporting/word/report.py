"""The improvement report as a Word document, part by part as in `reporting.view`."""

from collections.abc import Iterable

from ouderscan.reporting.pictures import Strip
from ouderscan.reporting.style import PLAIN, Style
from ouderscan.reporting.view import Card, DimensionPart, ItemPicture, Report
from ouderscan.reporting.word import contested, plan
from ouderscan.reporting.word.sheet import WIDTH, Sheet
from ouderscan.texts import _

_ON_A_NEW_PAGE = {4, 6}
"""Parts that are long; the first one is too."""
_ITEM_WIDTHS = (45, 85, 40)
_THREE = (45, 60, 65)
"""Millimetres."""


def report(made: Report, style: Style = PLAIN) -> bytes:
    """The report of a scan, to edit in Word."""
    sheet = Sheet(f"{_('Working with parents')}: {made.cover.school}, {made.cover.date}", made.language, style)
    for write in (_cover, _agreed, _not_known, _divided, _dimensions, _reach, _recommendations, _made, _sources):
        write(sheet, made)
    return sheet.saved()


def _cover(sheet: Sheet, made: Report) -> None:
    cover = made.cover
    sheet.title(cover.school)
    sheet.say(f"{_('Working with parents: what we see, and what we could do')}. {cover.date}, {cover.sector}.")
    if made.example:
        sheet.say(_("Example: this school and its answers are invented."), style="Intense Quote")
    sheet.heading(_("In short"), 2)
    nothing = _("Nothing stands out by the thresholds that were used. Look at the answers themselves.")
    sheet.bullets(cover.summary or (nothing,))
    sheet.heading(_("Who answered"), 2)
    sheet.bullets(f"{line.label}: {line.text}" for line in cover.responses)
    sheet.heading(_("What was asked"), 2)
    sheet.bullets(cover.questionnaires)


def _part(sheet: Sheet, number: int, title: str, headline: str) -> None:
    sheet.heading(f"{number}. {title}", 1, new_page=number in _ON_A_NEW_PAGE)
    sheet.say(headline)


def _agreed(sheet: Sheet, made: Report) -> None:
    sheet.heading(f"1. {_('What we are going to do')}", 1, new_page=True)
    plan.write(sheet, made, level=2)


def _not_known(sheet: Sheet, made: Report) -> None:
    part = made.not_known
    _part(sheet, 2, _("What we do not know, and will ask parents"), part.headline)
    if part.unverified:
        sheet.heading(_("We guess what parents experience"), 2)
        header = (_("Subject"), _("Our estimate, not verified"), _("To ask parents"))
        rows = [(each.dimension.text, each.estimate, each.question or "–") for each in part.unverified]
        sheet.table(header, rows, _THREE, _("We guess what parents experience"))
    if part.unknown:
        sheet.heading(_("Many do not know"), 2)
        sheet.say(_("“Don't know” is a result. It is not part of any mean."))
    for unknown in part.unknown:
        sheet.lead(unknown.question, unknown.dimension.text)
        sheet.bullets(f"{group.who}: {group.text}" for group in unknown.groups)
        sheet.lead(_("To ask parents:"), unknown.ask)


def _divided(sheet: Sheet, made: Report) -> None:
    _part(sheet, 3, _("Where we differ"), made.divided.headline)
    for group in made.divided.groups:
        sheet.heading(group.who, 2)
        sheet.say(group.headline)
        _items(sheet, group.items, group.headline)
        for item in group.items:
            if item.talk:
                sheet.lead(_("To talk about:"), item.question)
                sheet.bullets(item.talk)


def _items(sheet: Sheet, items: Iterable[ItemPicture], description: str) -> None:
    """The answers to items as a table; in Word a table can be edited and a picture cannot."""
    rows = [row for item in items for row in _answers(item)]
    if rows:
        header = (_("Who"), _("Answers, lowest first"), _("No answer"))
        sheet.table(header, rows, _ITEM_WIDTHS, f"{_('Each question, with everybody who was asked.')} {description}")


def _answers(item: ItemPicture) -> Iterable[tuple[str, ...]]:
    yield (f"{item.question} ({item.kind})",)
    for answers in item.distributions:
        who = f"{answers.label}, {answers.n}" if answers.n else answers.label
        options = "; ".join(f"{each.name} {each.count}" for each in answers.options)
        others = "; ".join(f"{each.name} {each.count}" for each in answers.non_answers)
        yield who, f"{answers.blocks}  {options}" if options else answers.spread, others or "–"
    for each in item.agreed:
        if each.text:
            yield _("Agreed in the meeting"), " ".join(filter(None, (each.text, each.why, each.mark))), ""
        if each.notes:
            yield _("Said in the meeting:"), each.notes, ""


def _dimensions(sheet: Sheet, made: Report) -> None:
    headline = _("What we do, beside what parents experience. No mark, and no comparison with other schools.")
    _part(sheet, 4, _("Subject by subject"), headline)
    for questionnaire in made.questionnaires:
        sheet.heading(questionnaire.title, 2)
        sheet.say(questionnaire.description)
        for dimension in questionnaire.dimensions:
            _dimension(sheet, dimension)


def _dimension(sheet: Sheet, dimension: DimensionPart) -> None:
    sheet.heading(dimension.title, 3)
    sheet.say(dimension.meaning)
    strips = [each for each in (dimension.practice, dimension.experience) if each]
    if strips:
        description = " ".join(each.description for each in strips)
        sheet.bars((_("Who"), _("Score"), _("More about it")), _scores(strips), description)
    _items(sheet, dimension.items, dimension.title)
    sheet.say(dimension.description)


def _scores(strips: Iterable[Strip]) -> Iterable[tuple[str, float | None, str]]:
    for strip in strips:
        for score in strip.scores:
            words = (score.value, score.n, score.spread, score.likely, score.unknown)
            yield f"{strip.label}: {score.label}", score.x, "; ".join(filter(None, words))


def _reach(sheet: Sheet, made: Report) -> None:
    _part(sheet, 5, _("Whom we do not reach"), made.reach.headline)
    sheet.say(_("This says something about the roads that the school takes, and nothing about how much parents care."))
    for profile in made.reach.profiles:
        sheet.heading(profile.title, 2)
        sheet.say(f"{profile.sentence} {profile.note}")
        _items(sheet, profile.items, profile.title)
        sheet.bullets(each.text for each in profile.recommendations)
    sheet.heading(_("Who is missing among those who answered"), 2)
    sheet.bullets(made.reach.missing)


def _recommendations(sheet: Sheet, made: Report) -> None:
    advice = made.recommendations
    _part(sheet, 6, _("What we could do"), advice.headline)
    for title, cards in (
        ("", advice.first),
        (_("Find out first"), advice.waiting),
        (_("Considered, and not among the first"), advice.others),
        (_("What goes well, and wants keeping"), advice.keep),
    ):
        if title and (cards or (cards is advice.keep and advice.strengths)):
            sheet.heading(title, 2)
        if cards is advice.keep:
            sheet.bullets(advice.strengths)
        for card in cards:
            _card(sheet, card, whole=not title)
    if advice.context:
        sheet.heading(_("What is known from elsewhere"), 2)
        sheet.bullets(f"{each.text} {_('Source:')} {each.source}. {each.check}" for each in advice.context)


def _card(sheet: Sheet, card: Card, *, whole: bool) -> None:
    sheet.heading(card.title, 3)
    sheet.lead(_("For:"), card.profiles)
    sheet.bullets(f"{_('Waits for:')} {each.about}: {each.text}" for each in card.waits_for)
    if whole:
        sheet.say(card.what)
    sheet.label(_("Why it is here:"))
    sheet.bullets(f"{each.about}: {each.text}" for each in card.reasons)
    sheet.say(card.more_reasons)
    contested.write(sheet, card.title, card.dispute)
    if whole:
        sheet.label(_("First steps"))
        sheet.bullets(card.steps)
        sheet.lead(_("How parents will notice:"), card.notice)
        sheet.lead(_("What can be counted"), card.indicator)
        sheet.lead(_("How sure this is"), card.evidence)
    sheet.lead(_("What it asks:"), f"{card.effort}: {card.time}; {card.people}")
    sheet.lead(_("Rests on:"), "; ".join(_cited(each.statement, each.study) for each in card.sources))


def _cited(statement: str, study: str) -> str:
    return f"{statement}, {study}" if study else statement


def _made(sheet: Sheet, made: Report) -> None:
    part = made.made
    _part(sheet, 7, _("How this was made"), _("What was counted, what was left out, and by which rules."))
    sheet.bullets(part.counted)
    sheet.heading(_("Left out"), 2)
    sheet.bullets(part.left_out or (_("Nothing: every answer that was found could be used."),))
    sheet.heading(_("Not shown"), 2)
    hidden = tuple(f"{each.who}: {each.why} ({each.what})." for each in part.hidden)
    sheet.bullets(hidden or (_("Nothing: every figure has enough answers."),))
    sheet.heading(_("Thresholds"), 2)
    lines = [(line.label, line.text) for line in part.thresholds]
    sheet.table((_("When we say"), _("it means")), lines, (70, WIDTH - 70), _("Thresholds"))
    sheet.heading(_("Words"), 2)
    for line in part.definitions:
        sheet.lead(f"{line.label}:", line.text)


def _sources(sheet: Sheet, made: Report) -> None:
    _part(sheet, 8, _("Sources"), _("Everything in this report can be traced to one of these."))
    sheet.lead(_("The memo:"), made.sources.memo)
    sheet.bullets(each.reference for each in made.sources.studies)
    rows = [(each.id, each.about, each.studies) for each in made.sources.statements]
    title = _("Statements of the memo, in our own words")
    sheet.table((_("Statement"), _("What it says"), _("Study")), rows, (30, 95, 45), title)

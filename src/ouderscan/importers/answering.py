"""The table of answers that a recognised table makes: the fast way for large ones, and exactly."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from ouderscan.answers.table import GROUP, KEYS, NonAnswer, item_ids
from ouderscan.importers import cells, reading
from ouderscan.importers.cells import NOT_PUT, UNKNOWN, Codes
from ouderscan.importers.matching import Match
from ouderscan.importers.origins import ASIDE
from ouderscan.importers.reading import Reading, Seen
from ouderscan.importers.recognition import Recognised
from ouderscan.issues import Issue
from ouderscan.questionnaire.model import Group

SURPRISE = ASIDE + "surprise"
"""The group of a row in which the fast way met an answer to what is not asked of the person's group."""
_SAMPLE_ROWS = 5_000
_FEW_TEXTS = 40
"""So many are compared one by one, which is fifteen times as fast as looking each cell up."""
_NOT_ANSWERED = pl.lit(int(NonAnswer.NOT_ANSWERED), pl.Int8)


@dataclass(frozen=True, slots=True)
class Coded:
    """A column, and the expression that makes codes of its cells."""

    reading: Reading
    code: pl.Expr


def fast(recognised: Recognised) -> pl.LazyFrame | None:
    """The answers of a large table if all cells are like those of its first rows; else None.

    Where they are not, a cell has a code that no answer has, which counting refuses, or the group of its row is
    `SURPRISE`.
    """
    if not recognised.table.large or any(each.option for each in recognised.matches):
        return None
    asked = reading.readings(recognised, recognised.known.here)
    read = _codes(asked, reading.texts_in(reading.rows_of(recognised, first=_SAMPLE_ROWS), asked))
    if any(each.foreign or each.unknown for each in read):
        return None
    numbers_alone = all(text == str(code) for each in read for text, code in each.codes.items())
    if numbers_alone and all(each.scale.ours for each in asked):
        types: dict[int, pl.DataType] = {each.match.place: pl.Int8() for each in asked}
        coded = list(map(_as_it_is, asked))
    else:
        types = _choices(asked, read)
        coded = [_of_choice(*each, types) for each in zip(asked, read, strict=True)]
    answers = _answers(recognised, reading.rows_of(recognised, types), coded)
    unasked = list(_unasked(recognised))
    if not unasked:
        return answers
    surprise = pl.any_horizontal(unasked).fill_null(False)
    return answers.with_columns(pl.when(surprise).then(pl.lit(SURPRISE)).otherwise(pl.col(GROUP)).alias(GROUP))


def exact(recognised: Recognised) -> tuple[pl.LazyFrame, tuple[Issue, ...]]:
    """The answers, and what was not understood in them; that counts as not answered."""
    rows = reading.rows_of(recognised)
    asked = reading.readings(recognised, recognised.known.here)
    seen = reading.texts_in(rows, asked)
    read = _codes(asked, seen)
    if any(each.unknown for each in read):
        asked = reading.readings(recognised, recognised.known.everywhere)
        read = _codes(asked, seen)
    answers = _answers(recognised, rows, list(map(_replaced, asked, read)))
    understood = answers.with_columns(
        _of_asked(item, groups).alias(item) for item, groups in _asked_groups(recognised).items()
    )
    issues = (issue for each in zip(asked, seen, read, strict=True) for issue in _issues(recognised, *each))
    return understood, (
        *issues,
        *_crossed(recognised, rows),
        *_of_others(recognised, answers),
        *_several(recognised, rows),
    )


def _of_asked(item: str, groups: frozenset[Group]) -> pl.Expr:
    """The code of an item, null for groups that are not asked it."""
    # Rows that do not count were not looked at: what stands there is no answer, and yet they are not blank.
    unknown = pl.when(reading.is_of(groups)).then(_NOT_ANSWERED).otherwise(pl.lit(NonAnswer.NOT_APPLICABLE, pl.Int8))
    code = pl.when(pl.col(item) == UNKNOWN).then(unknown).otherwise(pl.col(item))
    return pl.when(~reading.is_of(reading.ALL - groups)).then(code)


def _asked_groups(recognised: Recognised) -> Mapping[str, frozenset[Group]]:
    """The items that have a column, each with the groups that are asked it."""
    items = dict.fromkeys(each.item for each in recognised.matches)
    return {item: frozenset(recognised.known.here.item(item).text) for item in items}


def _unasked(recognised: Recognised) -> Iterator[pl.Expr]:
    """Whether a person answered what is not asked of the group; one expression for each set of items."""
    items_of: defaultdict[frozenset[Group], list[str]] = defaultdict(list)
    for item, groups in _asked_groups(recognised).items():
        items_of[groups].append(item)
    for groups, items in items_of.items():
        if recognised.origins.group not in groups:
            answered = pl.any_horizontal(pl.col(item).is_not_null() for item in items)
            others = reading.is_of(reading.ALL - groups)
            yield others if _is_asked_of_everybody(recognised, groups) else others & answered


def _of_others(recognised: Recognised, answers: pl.LazyFrame) -> Iterator[Issue]:
    """Answers of a group that is not asked the item: there is no question that they could be the answer to."""
    present = reading.ALL & set(answers.select(pl.col(GROUP).unique()).collect()[GROUP])
    asked = {item: groups for item, groups in _asked_groups(recognised).items() if present - groups}
    if not asked:
        return
    counts = answers.select(
        (reading.is_of(reading.ALL - groups) & pl.col(item).is_not_null()).sum().alias(item)
        for item, groups in asked.items()
    ).collect()
    columns = {each.item: each.column.name for each in reversed(recognised.matches)}
    for (item, groups), count in zip(asked.items(), counts.row(0), strict=True):
        if count:
            values = {"column": columns[item], "group": ", ".join(sorted(groups)), "count": count, "item": item}
            yield Issue("question-of-another-group", recognised.where, values)


def _codes(asked: Sequence[Reading], seen: Sequence[Seen]) -> list[Codes]:
    return [
        cells.codes_of({text: count for text, (count, _row) in texts.texts.items()}, each.scale)
        for each, texts in zip(asked, seen, strict=True)
    ]


def _as_it_is(each: Reading) -> Coded:
    return Coded(each, each.column.fill_null(_NOT_ANSWERED))


def _replaced(each: Reading, codes: Codes) -> Coded:
    known = {text: code for text, code in codes.codes.items() if code != UNKNOWN}
    if len(known) > _FEW_TEXTS:
        code = each.column.replace_strict(known, default=UNKNOWN, return_dtype=pl.Int8)
    else:
        code = pl.lit(UNKNOWN, pl.Int8)
        for text, own in known.items():
            code = pl.when(each.column == text).then(pl.lit(own, pl.Int8)).otherwise(code)
    return Coded(each, pl.when(each.column.is_null()).then(_NOT_ANSWERED).otherwise(code))


def _choices(asked: Sequence[Reading], read: Sequence[Codes]) -> dict[int, pl.DataType]:
    """The columns as choices between the texts of their first rows, in the order of the codes; no other can be read."""
    texts: defaultdict[int, dict[str, int]] = defaultdict(dict)
    for each, own in zip(asked, read, strict=True):
        texts[each.match.place] |= own.codes
    return {place: pl.Enum(sorted(own, key=lambda text: (own[text] < 1, own[text]))) for place, own in texts.items()}


def _of_choice(each: Reading, codes: Codes, types: Mapping[int, pl.DataType]) -> Coded:
    kind = types[each.match.place]
    choice = each.column.to_physical()
    # Nearly always the first text is the first option, and so on: then nothing has to be looked up.
    code = choice.cast(pl.Int8) + 1
    for place, text in enumerate(kind.categories if isinstance(kind, pl.Enum) else ()):
        own = codes.codes.get(text, UNKNOWN)
        if own != place + 1:
            code = pl.when(choice == place).then(pl.lit(own, pl.Int8)).otherwise(code)
    return Coded(each, code.fill_null(_NOT_ANSWERED))


def _answers(recognised: Recognised, rows: pl.LazyFrame, coded: Sequence[Coded]) -> pl.LazyFrame:
    """The table of answers: an item without a column was not put to anybody."""
    by_item: defaultdict[str, list[pl.Expr]] = defaultdict(list)
    for each in coded:
        by_item[each.reading.match.item].append(_of_groups(each.code, each.reading.groups, recognised))
    for item, options in _in_options(recognised).items():
        by_item[item].append(_chosen(options))
    columns = {
        item: _put(item, pl.coalesce(by_item[item]), recognised) if by_item[item] else pl.lit(None, pl.Int8)
        for item in item_ids(recognised.questionnaires)
    }
    return rows.select(*KEYS, **columns)


def _of_groups(code: pl.Expr, groups: frozenset[Group], recognised: Recognised) -> pl.Expr:
    """A code for the rows of some groups, null for others; rows that do not count keep it, or they would be blank."""
    if groups == reading.ALL or recognised.origins.group in groups:
        return code
    others = reading.is_of(reading.ALL - groups)
    return pl.lit(None, pl.Int8) if recognised.origins.group else pl.when(~others).then(code)


def _put(item: str, code: pl.Expr, recognised: Recognised) -> pl.Expr:
    """The code of an item, null where the item was not put to this person."""
    if recognised.layout.not_put:
        code = pl.when(code != NOT_PUT).then(code)
    asked = frozenset(recognised.known.here.item(item).text)
    if _is_asked_of_everybody(recognised, asked) or recognised.origins.group in asked:
        return code
    return pl.when((code != _NOT_ANSWERED) | reading.is_of(asked)).then(code)


def _is_asked_of_everybody(recognised: Recognised, asked: Collection[Group]) -> bool:
    return {group for each in recognised.questionnaires for group in each.groups} <= set(asked)


def _in_options(recognised: Recognised) -> Mapping[str, list[Match]]:
    """The items of which each option is a column."""
    found: defaultdict[str, list[Match]] = defaultdict(list)
    for each in recognised.matches:
        if each.option is not None:
            found[each.item].append(each)
    return found


def _is_chosen(each: Match) -> pl.Expr:
    cell = pl.col(str(each.place)).fill_null("").str.strip_chars().str.to_lowercase()
    return ~cell.is_in(cells.UNCHOSEN)


def _count_chosen(options: Sequence[Match]) -> pl.Expr:
    return pl.sum_horizontal(_is_chosen(each).cast(pl.Int8) for each in options)


def _chosen(options: Sequence[Match]) -> pl.Expr:
    """The option of which the column is filled; not understood where several are."""
    one = pl.coalesce(pl.when(_is_chosen(each)).then(pl.lit(each.option, pl.Int8)) for each in options)
    several = pl.when(_count_chosen(options) > 1).then(pl.lit(UNKNOWN, pl.Int8)).otherwise(one)
    return several.fill_null(_NOT_ANSWERED)


def _issues(recognised: Recognised, each: Reading, seen: Seen, codes: Codes) -> Iterator[Issue]:
    """What is told of a column: that it counts in another way, that it is free text, or cell by cell."""
    values = {"column": each.match.column.name, "item": each.match.item, "options": each.scale.options}
    if codes.foreign:
        yield Issue("codes-outside-scale", recognised.where, {**values, "found": codes.foreign[0]})
        return
    if seen.too_many or len(codes.unknown) > cells.MOST_UNKNOWN:
        yield Issue("free-text-column", recognised.where, values)
        return
    for text in sorted(codes.unknown, key=lambda text: seen.texts[text][1]):
        count, row = seen.texts[text]
        told = {"found": cells.shown(text), "count": count, "row": row}
        yield Issue("cell-not-understood", recognised.where, {**values, **told})


def _crossed(recognised: Recognised, rows: pl.LazyFrame) -> Iterator[Issue]:
    """Answers to the question of one group in rows of another: they do not count, since they answer something else."""
    others = [each for each in recognised.matches if each.group and each.group != recognised.origins.group]
    if not others:
        return
    counts = rows.select(
        (reading.is_of(reading.ALL - {each.group}) & reading.is_filled(each)).sum().alias(str(place))
        for place, each in enumerate(others)
        if each.group
    ).collect()
    for each, count in zip(others, counts.row(0), strict=True):
        if count:
            values = {"column": each.column.name, "group": each.group, "count": count, "item": each.item}
            yield Issue("question-of-another-group", recognised.where, values)


def _several(recognised: Recognised, rows: pl.LazyFrame) -> Iterator[Issue]:
    """Rows in which several options of an item were chosen."""
    options = _in_options(recognised)
    if not options:
        return
    counts = rows.select(((_count_chosen(each) > 1).sum()).alias(item) for item, each in options.items()).collect()
    for item, count in zip(options, counts.row(0), strict=True):
        if count:
            yield Issue("several-options", recognised.where, {"item": item, "count": count})

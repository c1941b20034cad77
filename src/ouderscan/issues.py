"""Faults in the user's material, as values: what, where, and how to mend it.

A stage collects them and all are shown at once. Their words stand in one table, `RULES`; `docs/issues.md` is made
from the same table. To add a rule: a line in the table, a function that yields the issue, a case in the tests.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from enum import StrEnum

from ouderscan.texts import N_, _, clean


class Severity(StrEnum):
    """How bad it is: an error makes the material unusable, a warning asks for a look, a hint is a thought."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind of issue: what is said of it and how it is mended, as English sentences with `{values}`."""

    severity: Severity
    message: str
    mend: str
    example: str = ""
    """What gives this issue, as YAML, where the words alone might not tell; for docs/issues.md."""


@dataclass(frozen=True, slots=True)
class Where:
    """A place in a file; line and column count from 1, 0 where there is none."""

    path: str
    line: int = 0
    column: int = 0

    def shown(self) -> str:
        """The place in words, safe to show: `scan.yaml line 3, column 9`."""
        path = clean(self.path)
        if not self.line:
            return path
        if not self.column:
            return _("{path} line {line}").format(path=path, line=self.line)
        return _("{path} line {line}, column {column}").format(path=path, line=self.line, column=self.column)


@dataclass(frozen=True, slots=True)
class Issue:
    """One fault: the code of its rule, its place, and the values that go into the rule's sentences."""

    code: str
    where: Where
    values: Mapping[str, object] = field(default_factory=dict)

    @property
    def severity(self) -> Severity:
        """The severity of its rule."""
        return RULES[self.code].severity

    def message(self) -> str:
        """What is wrong, in the user's language and safe to show."""
        return _filled(RULES[self.code].message, self.values)

    def mend(self) -> str:
        """What to do about it, in the user's language and safe to show."""
        return _filled(RULES[self.code].mend, self.values)

    def sentence(self) -> str:
        """Where, what and what to do, as one line."""
        return f"{self.where.shown()}: {self.message()} {self.mend()}"


def has_errors(issues: Iterable[Issue]) -> bool:
    """Whether any of them makes the material unusable."""
    return any(issue.severity is Severity.ERROR for issue in issues)


def in_reading_order(issues: Iterable[Issue]) -> list[Issue]:
    """The issues by file, line and column."""
    return sorted(issues, key=lambda issue: (issue.where.path, issue.where.line, issue.where.column, issue.code))


def nearest(name: str, names: Iterable[str]) -> str:
    """The near names of a misspelt one as ` Did you mean …?`, or nothing where none is near."""
    near = get_close_matches(name, list(names), n=3)
    return " " + _("Did you mean {names}?").format(names=", ".join(f"'{each}'" for each in near)) if near else ""


def _filled(sentence: str, values: Mapping[str, object]) -> str:
    return _(sentence).format_map({name: _shown(value) for name, value in values.items()})


def _shown(value: object) -> str:
    text = clean(str(value))
    return text if len(text) <= _LONGEST_VALUE else text[: _LONGEST_VALUE - 1] + "…"


_LONGEST_VALUE = 200
"""Characters of a value that are shown; a key can be as long as its file."""


def _error(message: str, mend: str, example: str = "") -> Rule:
    return Rule(Severity.ERROR, message, mend, example)


def _warning(message: str, mend: str, example: str = "") -> Rule:
    return Rule(Severity.WARNING, message, mend, example)


def _hint(message: str, mend: str) -> Rule:
    return Rule(Severity.HINT, message, mend)


RULES: Mapping[str, Rule] = {
    # --- the file as bytes and as YAML
    "unreadable": _error(
        N_("The file cannot be read: {reason}."),
        N_("Check that the file is there and that you may read it."),
    ),
    "too-large": _error(
        N_("The file is {size} kB; at most {bound} kB is read."),
        N_("Split the file, or check that it is the file that you meant."),
    ),
    "not-utf8": _error(
        N_("The file is not in UTF-8."),
        N_("Save it again with the encoding UTF-8."),
    ),
    "control-character": _error(
        N_("There is a character here that cannot be shown (code {character})."),
        N_("Delete it and type the text again."),
    ),
    "tab": _error(
        N_("There is a tab in the indentation."),
        N_("Use spaces: two for each level."),
    ),
    "syntax": _error(
        N_("This is not valid YAML: {problem}."),
        N_("Look at this line and the one above: indentation, a missing colon, or a quote that was not closed."),
        "title: Thuis: wat ouders doen   # a colon and a space inside a text: put it between quotes",
    ),
    "too-complex": _error(
        N_("The file is nested or repeated beyond what is read ({bound})."),
        N_("Write it out plainly, without references that repeat each other."),
    ),
    "several-documents": _error(
        N_("A second document begins here ('---')."),
        N_("Keep one document in a file."),
    ),
    "merge-key": _error(
        N_("'<<' (merging) is not allowed."),
        N_("Write the keys out."),
        "vaak-thuis:\n  <<: *vaak",
    ),
    "yaml-tag": _error(
        N_("The tag '{tag}' is not allowed."),
        N_("Leave the tag out, and put the text between quotes if it begins with '!'."),
    ),
    "duplicate-key": _error(
        N_("The key '{key}' stands here a second time; the first is in line {first}."),
        N_("Keep one of the two."),
    ),
    "ambiguous-word": _error(
        N_("'{word}' without quotes means yes or no to some programs."),
        N_("Put it between quotes, or write true or false."),
        "options: [no, yes]",
    ),
    "unknown-format": _error(
        N_("The file does not say what it is: 'format' is '{found}'."),
        N_("Begin with one of: {known}."),
    ),
    # --- the shape
    "missing-key": _error(
        N_("The key '{key}' is missing."),
        N_("Add '{key}' here; docs/format.md shows where."),
    ),
    "unknown-key": _error(
        N_("The key '{key}' is unknown."),
        N_("Remove it, or write it as in docs/format.md.{near}"),
    ),
    "wrong-type": _error(
        N_("'{key}' must be {expected}; found: {found}."),
        N_("Change the value. A text that looks like a number needs quotes; a list is written as [a, b]."),
        "title: 2013\ngroups: team",
    ),
    "wrong-value": _error(
        N_("'{found}' is not possible for '{key}': {expected}."),
        N_("Change the value.{near}"),
    ),
    # --- the meaning of a questionnaire
    "file-name": _warning(
        N_("The file is not named for its id '{id}'."),
        N_("Call it {id}.yaml."),
    ),
    "duplicate-id": _error(
        N_("The id '{id}' stands here a second time; the first is in {first}."),
        N_("Give each its own id. An id that was used in a scan must not get another meaning."),
    ),
    "reserved-id": _error(
        N_("The id '{id}' means something else to the program."),
        N_("Choose another id."),
    ),
    "unknown-dimension": _error(
        N_("There is no dimension '{id}'."),
        N_("Name one of the dimensions.{near}"),
    ),
    "unknown-scale": _error(
        N_("There is no response scale '{id}'."),
        N_("Name one of 'scales'.{near}"),
    ),
    "unused-scale": _warning(
        N_("No item uses the response scale '{id}'."),
        N_("Remove it, or use it."),
    ),
    "empty-dimension": _error(
        N_("The dimension '{id}' has no items."),
        N_("Add items, or remove the dimension."),
    ),
    "unequal-scales": _error(
        N_("The groups answer '{id}' on scales with different numbers of options ({counts})."),
        N_("Give the scales equally many options, else team and parents cannot be compared."),
        "scale: {team: vier-opties, ouder: vijf-opties}",
    ),
    "too-many-items": _error(
        N_("The dimension '{id}' has {count} items of the kind {kind}; at most {bound} can be scored."),
        N_("Split the dimension."),
    ),
    "item-prefix": _warning(
        N_("The item '{id}' does not begin with its dimension '{dimension}-'."),
        N_("Call it {dimension}-{rest}."),
    ),
    "unknown-group": _error(
        N_("The group '{group}' is not one of the groups of this questionnaire."),
        N_("Add it to 'groups', or remove this text.{near}"),
    ),
    "missing-introduction": _warning(
        N_("There is no introduction for the group '{group}'."),
        N_("Tell this group who asks, why, and what happens with the answers."),
    ),
    "unknown-term": _error(
        N_("The text uses the word {{{term}}}, which 'terms' does not define for every sector."),
        N_("Add it to 'terms' for {sectors}.{near}"),
        "terms: {mentor: {po: leerkracht, so: leerkracht}}\ntext: {team: Kent elke ouder de {mentor}?}",
    ),
    "kind-mismatch": _error(
        N_("An item of the kind '{kind}' cannot have '{key}'."),
        N_("Remove '{key}', or change the kind: 'profile' goes with reach, 'contact' with contact."),
        "kind: practice\nprofile: taal",
    ),
    "reverse-item": _warning(
        N_("The item '{id}' is turned around (reverse)."),
        N_("Ask it straight: people answer turned items wrongly."),
    ),
    "few-items": _warning(
        N_("The dimension '{id}' has one item of the kind {kind} for the group '{group}' in {sectors}."),
        N_("Ask at least two, so that one odd answer does not decide."),
    ),
    "no-core-item": _warning(
        N_("The dimension '{id}' has no item in the short scan for the group '{group}' in {sectors}."),
        N_("Mark one item with 'core: true'."),
    ),
    # --- the words of a question
    "double-barrelled": _warning(
        N_("This question seems to ask two things at once ('{word}'): {text}"),
        N_("Split it into two items, or silence this with a reason."),
        "text: {team: Vraagt en gebruikt u de ideeën van ouders?}",
    ),
    "negation": _warning(
        N_("This question holds a negation ('{word}'): {text}"),
        N_("Ask it straight, or silence this with a reason."),
        "text: {ouder: Voelt u zich nooit welkom?}",
    ),
    "long-sentence": _warning(
        N_("This sentence has {count} words (at most {bound}): {text}"),
        N_("Make two sentences of it, or leave words out."),
    ),
    "hard-to-read": _hint(
        N_("This text reads hard (Flesch–Douma {score}, aim for {bound} or more): {text}"),
        N_("Use shorter words and shorter sentences."),
    ),
    # --- recommendations, profiles, sources
    "unknown-source": _error(
        N_("'{id}' does not stand under {parts} in sources.yaml."),
        N_("Name one that is there, or add it to sources.yaml.{near}"),
    ),
    "unknown-profile": _error(
        N_("There is no profile '{id}' in profiles.yaml."),
        N_("Name one that is there.{near}"),
    ),
    "contested-without-objections": _error(
        N_("The recommendation '{id}' is contested, but its {missing} are missing."),
        N_("A contested measure is never shown without positions, objections, questions and an alternative."),
    ),
    "contested-measure": _error(
        N_("The recommendation '{id}' rests on '{statement}', on which the sources disagree, but it is not contested."),
        N_("Add 'contested' with positions, objections, questions and an alternative, or silence this with a reason."),
    ),
    "too-long": _warning(
        N_("'{key}' has {count} words; at most {bound}."),
        N_("Shorten it."),
    ),
    "unaddressed-dimension": _warning(
        N_("No recommendation without objections addresses the dimension '{id}' in {sectors}."),
        N_("Write one, so that a gap here leads to advice."),
    ),
    "no-source": _warning(
        N_("The dimension '{id}' names no source."),
        N_("Name what it rests on under sources, so that a reader can look it up; or silence this with a reason."),
    ),
    # --- answers
    "torn-line": _warning(
        N_("The last line was cut off when the writing stopped; it is left out."),
        N_("Nothing that was confirmed is lost. Give that answer once more."),
    ),
    "damaged-line": _error(
        N_("This line cannot be read: {line}"),
        N_("Restore the file from a copy, or remove the line."),
    ),
    "not-a-journal": _error(
        N_("The first line does not say that these are answers ('{format}')."),
        N_("Put the first line back as it was, or take the file out of the folder."),
    ),
    "unknown-questionnaire": _error(
        N_("The scan has no questionnaire '{id}'; the answers to it are left out."),
        N_("Check that the file belongs to this scan.{near}"),
    ),
    "other-version": _warning(
        N_("This person answered version {found} of '{id}'; the scan has version {expected}."),
        N_("Check that the questions still mean the same."),
    ),
    "unknown-item": _error(
        N_("There is no item '{item}' for the group '{group}'."),
        N_("Correct the id, or remove it.{near}"),
    ),
    "answer-outside-scale": _error(
        N_("'{value}' is no option of {item} (1 to {last})."),
        N_("Correct the value, or remove it."),
    ),
    "unoffered-non-answer": _error(
        N_("'{value}' cannot be chosen at {item}."),
        N_("Correct the word, or remove it.{near}"),
    ),
    "answers-waiting": _hint(
        N_("{count} new answer(s) of the group '{group}' wait; they count as soon as there are {portion}."),
        N_("Nothing needs mending. It protects who answered last from being recognised."),
    ),
    "answers-unfinished": _hint(
        N_("{count} person(s) of the group '{group}' did not finish; their answers do not count."),
        N_("They count once the questions are answered to the end: 'ouderscan scan' offers to go on."),
    ),
    "answers-held-back": _hint(
        N_(
            "Some answers of the group '{group}' wait: fewer than {portion} people answered the same questions on a "
            "subject."
        ),
        N_(
            "Nothing needs mending. They count as soon as there are {portion}; until then somebody could be recognised."
        ),
    ),
    "damaged-ledger": _warning(
        N_("The list of who counts already is damaged; it was put right from the other one."),
        N_("Nothing needs mending. There are two of them: in 'answers' and in 'report'."),
    ),
    "lost-ledger": _error(
        N_(
            "The lists of who counts already ({places}) are damaged or contradict each other. Until that is mended "
            "nobody outside the room counts: next to an earlier report somebody could be recognised."
        ),
        N_(
            "Put one back from a copy of the folder. If no report was ever given to anyone, remove both: then the list "
            "is made anew."
        ),
    ),
    "after-done": _warning(
        N_("This line comes after the one that says that this person is done; it does not count."),
        N_("Remove it. What was said before it stays as it is."),
    ),
    # --- answers in a table
    "cell-not-understood": _warning(
        N_(
            "Column '{column}': '{found}' is no option of {item} (1 to {options}): {count} cell(s), "
            "first in row {row}; they count as not answered."
        ),
        N_("Fill in an option, a non-answer or nothing, or say in a mapping file what it means ('values')."),
    ),
    "codes-outside-scale": _error(
        N_(
            "Column '{column}' holds {found}, while {item} counts from 1 to {options}: its numbers mean something else."
        ),
        N_("Say in a mapping file what each number means ('values'); 'ouderscan map' makes one."),
    ),
    "free-text-column": _error(
        N_("Column '{column}' holds many different texts, and few are options of {item}."),
        N_("Name the column that holds the answers in a mapping file, or name this one under 'ignore'."),
    ),
    "several-options": _warning(
        N_("{count} row(s) have several options of {item}; they count as not answered."),
        N_("Ask for one option, or correct the rows."),
    ),
    "question-of-another-group": _warning(
        N_(
            "Column '{column}' asks {item} as the group '{group}' is asked; {count} answer(s) of others in it do "
            "not count."
        ),
        N_("Say who answered (--group, or 'group' in a mapping file)."),
    ),
    "ambiguous-column": _error(
        N_("Column '{column}' could be {first} or {second}."),
        N_("Say in a mapping file which it is; 'ouderscan map' makes one."),
    ),
    "ambiguous-columns": _error(
        N_("The columns '{first}' and '{second}' both seem to be {item}."),
        N_("Say in a mapping file which it is, and name the other under 'ignore'; 'ouderscan map' makes one."),
    ),
    "school-of-two-sectors": _error(
        N_("The school '{school}' is read as {first} here, and as {second} in {other}."),
        N_("Correct the sector, or give the two schools names of their own."),
    ),
    "columns-not-read": _hint(
        N_("{count} column(s) are no question that we know; they are not read."),
        N_("'ouderscan map' shows which, and lets you say what they mean."),
    ),
    "worded-for-another-sector": _warning(
        N_("{count} question(s) are worded as in the sector {sectors}, and were read as {sector}: '{column}'."),
        N_("Say of which sector it is: with --sector {sectors}, or by a column with the sector of each school."),
    ),
    "mapping-without-columns": _hint(
        N_("The mapping connects no column yet: only columns that are recognised by themselves are read."),
        N_("Fill in under 'columns' which column is which item, and take the # away."),
    ),
    "mapped-column-absent": _warning(
        N_("The mapping names a column that is not here: '{column}'."),
        N_("Name it as it stands in the file, or use another mapping file for this one."),
    ),
    "respondent-twice": _warning(
        N_("{count} respondent(s) occur more than once, the first in row {row} and in row {second} of {other}."),
        N_("All rows count. Take out what stands there twice."),
    ),
    "passed-over": _warning(
        N_("Passed over: {reason}"),
        N_("The other files are read. Check that nothing is missed."),
    ),
    # --- a mapping file
    "column-mapped-twice": _error(
        N_("The column '{column}' is mapped a second time; the first is in line {first}."),
        N_("Keep one, or say with 'occurrence' which of several equal headers is meant."),
    ),
    "unmappable-item": _error(
        N_("There is no item '{item}' in our questionnaires."),
        N_("Correct the id, or name your questionnaire.{near}"),
    ),
    # --- filled-in forms
    "code-mistyped": _error(
        N_("'{code}' is not a right code: a character is wrong, too many or missing. It does not count."),
        N_("Compare it with the code that was given, or ask for it again."),
    ),
    "code-of-another-form": _error(
        N_("'{code}' is a code of another form, of: {name}. It does not count."),
        N_("Read it together with the questionnaires of its own form."),
    ),
    "code-of-another-version": _error(
        N_("'{code}' is a code of another version or another selection of: {name}. It does not count."),
        N_("Read it with the scan, the sector and the questionnaires from which its form was made."),
    ),
    "code-of-an-unknown-form": _error(
        N_("'{code}' is a right code, but of a form with questionnaires that are not known here. It does not count."),
        N_("Read it with the scan or the questionnaires (-q) from which its form was made."),
    ),
    "code-twice": _warning(
        N_("The code '{code}' was there already ({first}); it counts once."),
        N_("Nothing needs mending: equal answers of two people have different codes."),
    ),
    "line-without-code": _hint(
        N_("{count} line(s) hold no code and are passed over."),
        N_("Check that these are no codes in which too much went wrong to be recognised."),
    ),
    "more-faults": _warning(
        N_("Here begin {count} more faults of this file that are not told one by one."),
        N_("Mend the first ones, and read the file again."),
    ),
    "not-a-saved-form": _error(
        N_("The file is not what a form saves ('{format}'). It does not count."),
        N_("Save it from the form again, or type its code into a text file."),
    ),
    "saved-form-changed": _error(
        N_("The answers in this file are others than those in its code. It does not count."),
        N_("Take the file as the form saved it."),
    ),
    "forms-added": _hint(
        N_("{count} filled-in form(s) were added to the answers."),
        N_("Keep the files with the codes, or throw them away: a code counts once."),
    ),
    "rows-added": _hint(
        N_("{count} row(s) were added to the answers."),
        N_("Keep the file, or throw it away: a row counts once, also when a later export has it again."),
    ),
    "several-schools": _error(
        N_("This holds answers of {count} schools, and a scan is of one. It was not added."),
        N_("Export the answers of this school alone, or score the file by itself with 'ouderscan score'."),
    ),
    # --- a scan folder
    "missing-questionnaire": _error(
        N_("There is no questionnaire '{id}' in the folder questionnaires/ of this scan."),
        N_("Put {id}.yaml there, or remove it from scan.yaml.{near}"),
    ),
    "unusable-scan": _error(
        N_("The scan cannot be opened: {reason}"),
        N_("Mend what is named; until then the answers cannot be looked at."),
    ),
    # --- a plan
    "too-many-actions": _error(
        N_("This is action {number}; a plan has at most {most}."),
        N_("Choose, and name the others under 'considered' with a reason."),
    ),
    "actions-and-none": _error(
        N_("The plan has actions, and says under 'no_action' that there will be none."),
        N_("Remove one of the two."),
    ),
    "unknown-recommendation": _error(
        N_("There is no recommendation '{id}'."),
        N_("Correct the id, or remove the line: an action of your own needs none.{near}"),
    ),
    "empty-plan": _warning(
        N_("There is neither an action here nor a reason to do nothing."),
        N_("Write at most three actions under 'actions', or the reason under 'no_action'."),
    ),
    "action-incomplete": _warning(
        N_("The action does not say yet: {keys}."),
        N_("Fill it in, so that everybody knows what was agreed."),
    ),
    "catalogue-words": _warning(
        N_("What you are going to do stands here in the words of the catalogue."),
        N_("Say it in your own words: what will you do, at your school? Every page says so until then."),
    ),
    "day-before-scan": _warning(
        N_("The day {day} lies before the scan itself ({scan})."),
        N_("Name a day on which you look back."),
    ),
    "person-named": _hint(
        N_("'{owner}' looks like the name of a person; the plan is read by many."),
        N_("Name a role, or initials."),
    ),
    "kept-beside": _warning(
        N_("This was kept when two copies of the scan were merged and does not count; {file} is another one."),
        N_("Take over what holds into {file}, and delete this file."),
    ),
    # --- a workshop
    "value-and-outcome": _error(
        N_("On {item} there is an agreed value without 'outcome: agreed', or the other way round."),
        N_("Give both, or neither."),
    ),
    "agreed-without-why": _warning(
        N_("Why the group says this of {item} does not stand here."),
        N_("Write it under 'why', in one sentence."),
    ),
    "agreed-twice": _warning(
        N_("What was agreed on {item} stands here a second time; two copies were merged."),
        N_("Keep what holds. Until then the report shows both."),
    ),
    # --- translations
    "no-original": _error(
        N_("There is no file {original}, of which this is the translation."),
        N_("Give the translation the name of its original, in a folder for the language beside it."),
        "# questionnaires/en/thuis.yaml is the translation of questionnaires/thuis.yaml",
    ),
    "unknown-text": _warning(
        N_("The original has no text '{name}', so that this translation is not used."),
        N_("Remove it, or name a text that is there.{near}"),
    ),
    "stale-translation": _warning(
        N_("The Dutch of '{name}' is another now: {text}"),
        N_("Translate it anew, and put the new Dutch under 'nl'."),
    ),
    "untranslated": _hint(
        N_("{count} text(s) have no translation and stay Dutch; the first is '{name}'."),
        N_("Add them under 'texts'."),
    ),
    # --- templates
    "template-syntax": _error(
        N_("This is not written as a template is: {reason}."),
        N_("Mend the line; docs/report-templates.md shows how templates are written."),
    ),
    "unknown-variable": _error(
        N_("There is no '{name}' here."),
        N_("What a template sees stands in docs/report-templates.md.{near}"),
    ),
    "unknown-field": _error(
        N_("There is no '{name}' in {of}."),
        N_("What {of} holds stands in docs/report-templates.md.{near}"),
    ),
    "unknown-filter": _error(
        N_("There is no filter or test '{name}'."),
        N_("Those of Jinja are there, but not 'safe'.{near}"),
    ),
    "unknown-macro": _error(
        N_("{file} gives nothing with the name '{name}'."),
        N_("Import a macro that is there.{near}"),
    ),
    "unknown-template": _error(
        N_("There is no template '{name}', neither in this folder nor among ours."),
        N_("Name one that is there; names begin at the top of the folder."),
    ),
    "replaces-nothing": _warning(
        N_("No page uses '{name}', so that it replaces nothing."),
        N_("Give it the name of the template that it replaces.{near}"),
    ),
    # --- silencing
    "unknown-code": _error(
        N_("There is no issue with the code '{code}' that can be silenced here."),
        N_("The codes stand in docs/issues.md.{near}"),
    ),
    "needless-silence": _warning(
        N_("'{code}' is silenced here, but there is no such issue."),
        N_("Remove it from 'silence'."),
    ),
}

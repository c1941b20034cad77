"""Prompts in a terminal, drawn with questionary. The only module that knows it.

questionary preselects the first option, only moves the pointer on a digit, and knows no way back; so the keys of
its lists are bound again here: a digit answers at once, nothing is preselected, Enter without a choice only rings.
What is done is erased, since the runner prints a line of its own. Options have no colour.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any, Final, TextIO, TypeVar

import questionary
from prompt_toolkit.application import get_app_session
from prompt_toolkit.data_structures import Size
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.keys import Keys
from prompt_toolkit.styles import Style
from questionary.prompts.common import InquirerControl

from ouderscan.answers.keys import NON_ANSWERS
from ouderscan.interview.keys import STOP, TO_NON_ANSWERS, Move
from ouderscan.interview.prompts import Check, Choice, Page
from ouderscan.interview.wrapping import wrapped
from ouderscan.texts import _, clean

T = TypeVar("T")
_NOWHERE: Final = -1
_ROOMY: Final = 20
"""Rows; in a lower terminal there is no blank line before a question, and its help stands behind `?` alone."""
_AT_ONCE: Final = 9
"""With more choices a digit may be the first of two, so it only moves the pointer."""
_MARGIN: Final = 3
"""What questionary puts before a choice: the pointer and blanks."""
_MARK: Final = 2
_MOVE_KEYS: Final = {Move.BACK: (Keys.Left, Keys.BackTab), Move.NEXT: (Keys.Right,)}
# Bold alone: a colour would tell which answer is wanted.
_STYLE: Final = Style(
    [("question", "nobold"), ("answer", "noinherit"), ("pointer", "bold"), ("highlighted", "bold"), ("selected", "")]
)
_LOOK: Final[dict[str, Any]] = {"qmark": "", "style": _STYLE, "erase_when_done": True}
_LIST: Final[dict[str, Any]] = {"pointer": "»", "use_jk_keys": False, "use_emacs_keys": False, **_LOOK}


class Screen:
    """Prompts that take one key where they can (see `prompts.Prompts`)."""

    def __init__(self, sink: TextIO) -> None:
        self._sink = sink

    def say(self, text: str) -> None:
        """Print the text, broken at words."""
        self._sink.write(wrapped(text, _size().columns) + "\n")
        self._sink.flush()

    def pause(self) -> None:
        """Wait for Enter."""
        self._typed(_("Press Enter to go on."))

    def pick(self, page: Page[T]) -> T | Move:
        """The choice whose key was pressed, or at which the pointer stood at Enter; or the move."""
        question = questionary.select(
            _message(page),
            choices=[
                questionary.Choice(_label(choice.label, f"{choice.key}  "), value=index)
                for index, choice in enumerate(page.choices)
            ],
            instruction=_fitted(_pick_hint(page)),
            **_LIST,
        )
        control = _control(question)
        control.pointed_at = next(
            (index for index, each in enumerate(page.choices) if page.chosen is not None and each.value == page.chosen),
            _NOWHERE,
        )
        _bind(question, control, page)
        picked = question.unsafe_ask()
        return picked if isinstance(picked, Move) else page.choices[picked].value

    def pick_several(self, text: str, choices: Sequence[Choice[T]], chosen: Collection[T]) -> list[T]:
        """Those that were marked when Enter was pressed; the space bar marks and takes the mark away."""
        question = questionary.checkbox(
            _message(Page(text, choices)),
            choices=[
                questionary.Choice(_label(choice.label, "", _MARK), value=index, checked=choice.value in chosen)
                for index, choice in enumerate(choices)
            ],
            instruction=_fitted(_("Space marks, Enter goes on, q stops.")),
            **_LIST,
        )
        _on(question, (*STOP, Keys.ControlD), _stop)
        return [choices[index].value for index in question.unsafe_ask()]

    def line(self, text: str, default: str = "", check: Check = lambda _typed: "") -> str:
        """What stood on the line at Enter; it begins with the default, and Escape goes back to that."""
        bindings = KeyBindings()
        bindings.add(Keys.Escape, eager=True)(lambda event: event.app.exit(result=default))
        return self._typed(
            text,
            default=default,
            validate=lambda typed: check(clean(typed.strip())) or True,
            key_bindings=bindings,
        )

    def _typed(self, text: str, **options: Any) -> str:
        question = questionary.text(_message(Page(text, ())), reserve_space_for_menu=0, **options, **_LOOK)
        return clean(str(question.unsafe_ask()).strip())


def _bind(question: questionary.Question, control: InquirerControl, page: Page[Any]) -> None:
    """The keys of a list of choices."""
    at_once = sum(choice.key.isdigit() for choice in page.choices) <= _AT_ONCE
    for index, choice in enumerate(page.choices):
        if at_once or not choice.key.isdigit():
            _on(question, [choice.key], _leave_with(index))
        elif len(choice.key) == 1:
            _on(question, [choice.key], _point_at(control, index))
    for move in page.moves:
        _on(question, [move.value, *_MOVE_KEYS.get(move, ())], _leave_with(move))
    non_answers = [index for index, choice in enumerate(page.choices) if choice.key in NON_ANSWERS.values()]
    if non_answers:
        _on(question, [TO_NON_ANSWERS], _point_at(control, non_answers[0]))
    _on(question, [*STOP, Keys.ControlD], _stop)
    _on(question, [Keys.Enter, Keys.ControlJ], _confirm(control))
    _on(question, [Keys.Up], _step(control, -1))
    _on(question, [Keys.Down], _step(control, 1))


_Handler = Callable[[KeyPressEvent], None]


def _on(question: questionary.Question, keys: Iterable[str], handler: _Handler) -> None:
    bindings = question.application.key_bindings
    if isinstance(bindings, KeyBindings):
        for key in keys:
            bindings.add(key, eager=True)(handler)


def _leave_with(result: object) -> _Handler:
    return lambda event: event.app.exit(result=result)


def _stop(event: KeyPressEvent) -> None:
    event.app.exit(exception=EOFError())


def _point_at(control: InquirerControl, index: int) -> _Handler:
    def point(_event: KeyPressEvent) -> None:
        control.pointed_at = index

    return point


def _step(control: InquirerControl, by: int) -> _Handler:
    """Up or down, and round; from nowhere to the first or the last."""

    def step(_event: KeyPressEvent) -> None:
        here = control.pointed_at if by > 0 or control.pointed_at != _NOWHERE else 0
        control.pointed_at = (here + by) % len(control.choices)

    return step


def _confirm(control: InquirerControl) -> _Handler:
    def confirm(event: KeyPressEvent) -> None:
        if control.pointed_at == _NOWHERE:
            event.app.output.bell()
        else:
            event.app.exit(result=control.pointed_at)

    return confirm


def _control(question: questionary.Question) -> InquirerControl:
    """The list of choices inside a question; questionary keeps it to itself."""
    contents = (window.content for window in question.application.layout.find_all_windows())
    return next(content for content in contents if isinstance(content, InquirerControl))


def _size() -> Size:
    return get_app_session().output.get_size()


def _message(page: Page[Any]) -> str:
    """Heading, question and, where there is room, help; questionary puts a blank before and behind it."""
    roomy = _size().rows >= _ROOMY
    parts = [page.heading, page.text, page.help if roomy else ""]
    return ("\n " if roomy else "") + _fitted("\n".join(part for part in parts if part)) + "\n"


def _pick_hint(page: Page[Any]) -> str:
    if not page.moves:
        return _("Choose with a key, or with arrows and Enter; q stops.")
    last = max((choice.key for choice in page.choices if choice.key.isdigit()), key=int)
    return _("1-{last} answer, t or ← back, q stop, ? all keys").format(last=last)


def _fitted(text: str) -> str:
    """The text broken at words and one blank in, but for the first line: there questionary puts that blank."""
    return wrapped(text, _size().columns - 1, " ").removeprefix(" ")


def _label(label: str, key: str, mark: int = 0) -> str:
    room = _size().columns - _MARGIN - mark
    return wrapped(label, room, key, " " * (len(key) or 0)).replace("\n", "\n" + " " * (_MARGIN + mark))

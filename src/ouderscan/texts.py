"""Words: the user's language (gettext, dates, numbers) and what makes a stranger's text safe to show.

One process speaks one language, chosen once at the start with `use`. Source strings are English; the Dutch
catalogue stands in `locales/`.
"""

import gettext as stdlib_gettext
import locale
import os
import re
import unicodedata
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from importlib.resources import files

from ouderscan.errors import WrongUsageError

DOMAIN = "ouderscan"
LANGUAGES = ("nl", "en")
DEFAULT_LANGUAGE = "nl"
LANGUAGE_VARIABLE = "OUDERSCAN_LANG"
_LOCALES = str(files("ouderscan") / "locales")

# Controls (C0, DEL, C1), line and paragraph separators, bidirectional overrides, and surrogates without a partner.
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_BREAKS = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
REPLACEMENT = "\ufffd"
RETURN_SIGN = "\u23ce"


class _Current:
    """The language of this process."""

    language = DEFAULT_LANGUAGE
    translations: stdlib_gettext.NullTranslations = stdlib_gettext.NullTranslations()


def language_for(option: str | None, environment: Mapping[str, str] = os.environ) -> str:
    """The language to speak: the option, else OUDERSCAN_LANG, else the system's if we have it, else Dutch.

    Raises:
        WrongUsageError: when the option or the variable names a language that we do not have.
    """
    for asked in (option, environment.get(LANGUAGE_VARIABLE)):
        if asked:
            if asked.lower()[:2] not in LANGUAGES:
                raise WrongUsageError(
                    _("There is no language '{language}'. Choose one of: {languages}.").format(
                        language=clean(asked), languages=", ".join(LANGUAGES)
                    )
                )
            return asked.lower()[:2]
    system = environment.get("LC_ALL") or environment.get("LC_MESSAGES") or environment.get("LANG")
    if not system:
        system = locale.getlocale()[0] or ""
    return system[:2].lower() if system[:2].lower() in LANGUAGES else DEFAULT_LANGUAGE


def use(language: str) -> None:
    """Speak this language from now on, also in the messages of click, which asks the standard gettext."""
    _Current.language = language
    _Current.translations = stdlib_gettext.translation(DOMAIN, _LOCALES, [language], fallback=True)
    os.environ["LANGUAGE"] = language
    stdlib_gettext.bindtextdomain(DOMAIN, _LOCALES)
    stdlib_gettext.textdomain(DOMAIN)


def language() -> str:
    """The language that is spoken now."""
    return _Current.language


def _(message: str) -> str:
    """The message in the user's language."""
    return _Current.translations.gettext(message)


def plural(one: str, many: str, count: int) -> str:
    """The form of a message that fits a count, with the count filled in as `{n}`."""
    return _Current.translations.ngettext(one, many, count).format(n=count)


def N_(message: str) -> str:  # noqa: N802 - gettext's usual name for "translate later"
    """Mark a message for translation; it is looked up with `_` where it is shown."""
    return message


def number(value: float, digits: int = 0) -> str:
    """A number with a fixed count of decimals, in the user's notation (`62,5`)."""
    return _notation(round(value, digits) + 0.0, digits, _Current.language)


@lru_cache(maxsize=4096)
def _notation(value: float, digits: int, language: str) -> str:
    """A rounded number in a language; kept, since a report has thousands of the same few hundred numbers."""
    from babel.numbers import format_decimal  # noqa: PLC0415 - costs 40 ms, and help needs none

    pattern = "#,##0" + ("." + "0" * digits if digits else "")
    return format_decimal(value, format=pattern, locale=language)


def percent(share: float) -> str:
    """A share between 0 and 1 in whole per cents (`33%`)."""
    return f"{number(100 * share)}%"


def day(value: date) -> str:
    """A date in words (`24 november 2026`)."""
    from babel.dates import format_date  # noqa: PLC0415 - as in `number`

    return format_date(value, format="long", locale=_Current.language)


def clean(text: str, *, lines: bool = False) -> str:
    """A stranger's text, safe to show in a terminal and to store: NFC, with nothing in it that steers a screen.

    Controls, bidirectional overrides and lone surrogates become U+FFFD. Line breaks become ⏎, or stay as `\\n`
    with `lines=True`; tabs become a space.
    """
    if text.isprintable() and unicodedata.is_normalized("NFC", text):
        return text  # nearly every text, and a report has thousands
    text = unicodedata.normalize("NFC", text)
    kept = _BREAKS.sub("\n", text).replace("\t", " ")
    if lines:
        return "\n".join(_UNSAFE.sub(REPLACEMENT, line) for line in kept.split("\n"))
    return _UNSAFE.sub(REPLACEMENT, kept.replace("\n", RETURN_SIGN))

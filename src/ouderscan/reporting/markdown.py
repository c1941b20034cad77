"""A stranger's text within Markdown: what it says, and nothing that Markdown would make of it."""

import re
from functools import lru_cache

# Every sign with which something begins within a line: code, emphasis, links, images, HTML, entities, table cells,
# strike-through, formulas of GitHub, and the backslash itself.
_WITHIN_A_LINE = re.compile(r"([\\`*_\[\]<>|~&$^])")
# What begins a block at the start of a line: headings, quotes, lists, rules, underlines of headings.
_AT_THE_START = re.compile(r"^([#+=-]|>)|^(\d{1,9})([.)])")
# GitHub makes links of these without any sign of Markdown, after the backslashes are gone. A word joiner, which
# nobody sees, takes them apart.
_LINKS_OF_THEMSELVES = re.compile(r"(@|:(?=//)|\bwww(?=\.)|\b(?:mailto|xmpp)(?=:))", re.IGNORECASE)
_WORD_JOINER = "\u2060"


@lru_cache(maxsize=4096)  # the same words stand in many places
def escape(text: str) -> str:
    """The text for any place within a line of Markdown, or for a whole line; line breaks become spaces."""
    line = " ".join(text.split())
    line = _WITHIN_A_LINE.sub(r"\\\1", line)
    line = _AT_THE_START.sub(lambda match: f"\\{match[1]}" if match[1] else f"{match[2]}\\{match[3]}", line)
    return _LINKS_OF_THEMSELVES.sub(rf"\1{_WORD_JOINER}", line)

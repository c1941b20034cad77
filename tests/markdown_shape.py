"""Markdown as a reader of it takes it: the kinds of its tokens, and its words."""

from markdown_it import MarkdownIt
from markdown_it.token import Token

MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


def shape(markdown: str) -> list[str]:
    """The kinds of all tokens of a text, those within lines included."""
    return [kind for token in MARKDOWN.parse(markdown) for kind in _kinds(token)]


def _kinds(token: Token) -> list[str]:
    return [token.type, *(child.type for child in token.children or () if child.type != "text")]


def text(markdown: str) -> str:
    """What a reader sees."""
    tokens = MARKDOWN.parse(markdown)
    return "".join(child.content for token in tokens for child in token.children or ())

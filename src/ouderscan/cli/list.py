"""`ouderscan list` and `ouderscan show`: what content there is, and where it comes from."""

from enum import StrEnum
from typing import Annotated

import typer

from ouderscan.texts import N_


class Content(StrEnum):
    """What can be listed."""

    QUESTIONNAIRES = "questionnaires"
    DIMENSIONS = "dimensions"
    RECOMMENDATIONS = "recommendations"
    PROFILES = "profiles"


def list_content(
    content: Annotated[Content, typer.Argument(help=N_("What to list."))] = Content.QUESTIONNAIRES,
    coverage: Annotated[
        bool, typer.Option("--coverage", help=N_("Show where each statement of the memo lives in the product."))
    ] = False,
) -> None:
    """List the questionnaires, dimensions, recommendations or profiles."""
    from ouderscan.cli import listing

    if coverage:
        listing.show_coverage()
    else:
        listing.show_list(content.value)


def show(
    identity: Annotated[str, typer.Argument(metavar="ID", help=N_("The id of what to show, such as sf3."))],
    sector: Annotated[str, typer.Option("--sector", help=N_("Read it as po, so, vo or mbo."))] = "po",
) -> None:
    """Show a questionnaire, a dimension, an item, a recommendation, a profile or a statement in full."""
    from ouderscan.cli import listing

    listing.show_one(identity, sector)

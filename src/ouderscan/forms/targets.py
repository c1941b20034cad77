"""What a form can be made into. To add one: a module that makes the file, and a line here."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from ouderscan.forms import googleforms, html, limesurvey, msforms, qualtrics, redcap, surveyjs, xlsform
from ouderscan.forms import print as paper
from ouderscan.forms.form import Form


@dataclass(frozen=True, slots=True)
class Target:
    """One kind of file: its ending, how it is made, and whether it holds one language only: the first."""

    ending: str
    make: Callable[[Form], bytes]
    one_language: bool = False


TARGETS: Final[Mapping[str, Target]] = {
    "html": Target(".html", html.make),
    "xlsform": Target(".xlsx", xlsform.make),
    "surveyjs": Target(".json", surveyjs.make),
    "limesurvey": Target(".txt", limesurvey.make),
    "print": Target("-print.html", paper.make),
    "redcap": Target(".csv", redcap.make, one_language=True),
    "googleforms": Target(".gs", googleforms.make),
    "qualtrics": Target("-qualtrics.txt", qualtrics.make, one_language=True),
    "msforms": Target(".docx", msforms.make, one_language=True),
}

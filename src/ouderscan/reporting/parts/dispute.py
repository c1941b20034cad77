"""What stands beside a contested recommendation wherever it is printed (rule 4)."""

from ouderscan.questionnaire.model import Recommendation
from ouderscan.reporting.material import Material
from ouderscan.reporting.view import Dispute, Line


def dispute(material: Material, recommendation: Recommendation) -> Dispute | None:
    """Who says what, the objections, questions to weigh and another way; None where sources do not disagree."""
    contested = recommendation.contested
    if contested is None:
        return None
    return Dispute(
        positions=tuple(Line(material.study(each.source), each.says) for each in contested.positions),
        objections=contested.objections,
        questions=contested.questions,
        alternative=contested.alternative or "",
    )

"""Rules for a file of translations, which is laid beside its original."""

from collections.abc import Iterator

from ouderscan.issues import nearest
from ouderscan.questionnaire.model import Frozen, Questionnaire
from ouderscan.questionnaire.rules.fault import Fault, fault
from ouderscan.questionnaire.rules.passages import terms_in
from ouderscan.questionnaire.translation import Translation, texts_for, texts_of


def translation_faults(translation: Translation, original: Frozen) -> Iterator[Fault]:
    """What is stale, what is missing, and what translates nothing."""
    texts = texts_of(original)
    for name, entry in translation.texts.items():
        if name not in texts:
            yield fault("unknown-text", "texts", name, name=name, near=nearest(name, texts))
        elif entry.nl != texts[name]:
            yield fault("stale-translation", "texts", name, "nl", name=name, text=texts[name])
        if isinstance(original, Questionnaire):
            yield from _terms(name, entry.text, original)
    missing = [name for name in texts_for(original, translation.groups) if name not in translation.texts]
    if missing:
        yield fault("untranslated", "texts", count=len(missing), name=missing[0])


def _terms(name: str, text: str, original: Questionnaire) -> Iterator[Fault]:
    for term in terms_in(text):
        if term not in original.terms:
            near = nearest(term, original.terms)
            yield fault(
                "unknown-term", "texts", name, "text", term=term, sectors=", ".join(original.sectors), near=near
            )

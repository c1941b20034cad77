"""The list of the reports of many schools."""

from ouderscan.reporting.contents import contents
from ouderscan.reporting.register import Entry


def test_schools_stand_where_people_look_for_them() -> None:
    names = ["Zonnebloem", "École Montessori", "'t Schouw", "De Es", "Fontein", "Tandem", "Eik", "2Wijs"]
    listed = contents([Entry(school=each, wave="", name=f"s{place}") for place, each in enumerate(names)], ["md"])
    assert [each.school for each in listed.reports] == [
        "2Wijs",
        "De Es",
        "École Montessori",
        "Eik",
        "Fontein",
        "'t Schouw",
        "Tandem",
        "Zonnebloem",
    ]

"""The rules of the meaning: what the content says must fit together and read well.

`run` is the way in. `structure`, `wording`, `catalogue` and `translations` hold the rules; every one gets typed values
and yields `Fault`s; `silence` takes out those that the author meant to be so. To add a rule: a line in
`issues.RULES`, a function in one of these modules, and a marked case in `tests/questionnaire/test_rules.py`.
"""

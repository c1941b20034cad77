"""The rules of the meaning: what the content says must fit together and read well.

`run` is the way in. `structure`, `wording` and `catalogue` hold the rules, one function each; every one gets typed
values and yields `Fault`s; `silence` takes out those that the author meant to be so. To add a rule: a line in
`issues.RULES`, a function here and in its module's tuple, a case in the tests.
"""

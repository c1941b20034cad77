"""Self-assessment of parental involvement: questionnaires, scores, findings and an improvement report.

The packages stand in the order in which the data flows: `questionnaire` and `answers`, then `scoring`,
`findings`, `advice`, and at the end `reporting` and `cli`.
"""

__version__ = "0.1.0"

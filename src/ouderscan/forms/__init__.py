"""Questionnaires as forms to send out: `form` is what every target is made from, `targets` names them."""

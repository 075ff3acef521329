"""The invariants, by subject: each a rule with its number, its sentence, its article and its known exceptions."""

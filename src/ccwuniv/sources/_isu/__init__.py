"""How a report of the Implementation Support Unit is read, step by step."""

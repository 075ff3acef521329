"""How a table of the UN Treaty Collection is read, step by step."""

"""How a name is found: the table, its spellings, texts."""

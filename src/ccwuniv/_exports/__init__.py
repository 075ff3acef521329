"""Writing tables in the formats of others, with what they rest on."""

"""What a registry is made of: its records, its spells, its tables."""

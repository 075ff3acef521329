"""How fast the library is beside what a good user of other tools would write, and how its cost grows with the data."""

"""How the pictures are drawn: one module for each kind of picture, and what they share."""

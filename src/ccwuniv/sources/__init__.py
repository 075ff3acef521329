"""Read the world: UN Treaty Collection tables and reports of the Implementation Support Unit."""

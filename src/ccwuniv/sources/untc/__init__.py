"""untc."""

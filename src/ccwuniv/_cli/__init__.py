"""The commands for the office."""

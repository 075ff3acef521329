"""Fuzzing: hostile input for everything that reads what a user gives, and what becomes of it."""

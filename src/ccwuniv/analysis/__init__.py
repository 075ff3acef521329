"""Analysis: functions from a registry to tables that carry their provenance."""

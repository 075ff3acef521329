"""What a log is made of: acts as they are checked, described, stored, counted."""

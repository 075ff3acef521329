"""What :mod:`ccwuniv.testing` is made of."""

"""What every endpoint of our own APIs shares, whichever room it lives in."""

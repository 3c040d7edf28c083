"""The editors of each centre: made with the centre, renamed with it, taken away with it."""

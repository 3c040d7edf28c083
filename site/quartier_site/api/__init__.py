"""The typed API as a whole: the routers of all rooms behind one door."""

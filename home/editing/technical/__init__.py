"""The dashboard of who looks after the technical side: what asks for a hand, room by room."""

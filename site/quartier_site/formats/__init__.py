"""Where the site writes dates in another way than Django, by language."""

"""Who may ask, what they may see, and how often: tokens of partners, rate limits."""

"""What each role may do with any page: the roles, the hiding of drafts, two editors at once."""

"""Drafts for those who are to see them: headless front ends and signed links."""

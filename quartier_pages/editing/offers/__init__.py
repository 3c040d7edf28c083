"""Offers at speed: listing, cancellations, bulk actions, conflicts, import and export."""

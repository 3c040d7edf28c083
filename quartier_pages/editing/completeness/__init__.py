"""What is missing or out of date, found by small rules: as a report and on the dashboard."""

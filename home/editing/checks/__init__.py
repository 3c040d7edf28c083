"""What is checked of any text and any file before the public reads it."""

"""How content is written for readers: words, times and pictures, without queries."""

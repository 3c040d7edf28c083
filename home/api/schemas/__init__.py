"""The types of what our API answers, made from the same declarations as the answers themselves."""

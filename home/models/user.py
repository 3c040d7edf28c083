from django.contrib.auth.models import AbstractUser


class User(AbstractUser):
    """An editor. A model of our own from the start, because it cannot be swapped in later."""

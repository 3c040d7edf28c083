"""`python -m tests.bench.publishing`: publishes a page for every line read; answers milliseconds.

The line names a model; which of its pages it is changes from line to line.
"""

import itertools
import sys
import time


def main() -> None:
    import django

    django.setup()
    from django.apps import apps

    turn = itertools.count()
    for line in sys.stdin:
        model = apps.get_model("quartier_pages", line.strip())
        pages = model.objects.live().filter(locale__language_code="de").order_by("pk")
        step = next(turn) * 7919 % pages.count()  # a prime: pages from all over the tree
        page = pages[step]
        page.seo_title = f"Fassung {step}"
        started = time.perf_counter()
        page.save_revision().publish()
        sys.stdout.write(f"{(time.perf_counter() - started) * 1000}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()

"""Ukrainian: days without a leading zero, a month beside its day in the genitive."""

DATE_FORMAT = "j E Y р."  # noqa: RUF001 (Cyrillic is meant)
MONTH_DAY_FORMAT = "j E"

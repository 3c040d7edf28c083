"""Russian: a month beside its day stands in the genitive."""

MONTH_DAY_FORMAT = "j E"

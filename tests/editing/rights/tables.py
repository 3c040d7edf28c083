"""Reads a table of who may do what: roles across, actions down."""

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Cell:
    action: str
    role: str
    allowed: bool

    @property
    def function(self) -> str:
        return self.action.replace(" ", "_")

    def __str__(self) -> str:
        return f"{self.role}: {self.action}"


def cells(table: str) -> list[Cell]:
    header, *rows = [line for line in table.splitlines() if line.strip()]
    roles = header.split()
    found = []
    for row in rows:
        action, *answers = re.split(r"\s{2,}", row.strip())
        if len(answers) != len(roles) or not {*answers} <= {"yes", "no"}:
            raise ValueError(row)
        found += [
            Cell(action, role, answer == "yes") for role, answer in zip(roles, answers, strict=True)
        ]
    return found

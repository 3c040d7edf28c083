"""Every role tries everything at a centre: this is the whole of who may do what."""

from inspect import isfunction
from typing import Any

import pytest

from tests.editing.rights import page_actions, site_actions, translation_actions
from tests.editing.rights.tables import Cell, cells

# own: an editor of that centre; other: an editor of another centre; general: in no centre's group.
AT_A_CENTRE = """
                                    own  other  general  office  translators  administration

see in the explorer                 yes  no     no       yes     no           yes
find in the search                  yes  no     no       yes     no           yes
find a draft in the chooser         yes  no     no       yes     no           yes
open the editor                     yes  no     no       yes     no           yes
edit the centre itself              yes  no     no       yes     no           yes
save a draft                        yes  no     no       yes     no           yes
add a page                          yes  no     no       yes     no           yes
submit                              yes  no     no       yes     no           yes
approve                             no   no     no       yes     no           no
publish                             no   no     no       yes     no           yes
publish at once                     no   no     no       yes     no           yes
publish in bulk                     no   no     no       yes     no           yes
publish over the admin api          no   no     no       yes     no           yes
unpublish                           no   no     no       yes     no           yes
cancel a date                       yes  no     no       yes     no           yes
see in the list of offers           yes  no     no       yes     no           yes
pause in bulk                       yes  no     no       yes     no           yes
copy in bulk                        yes  no     no       yes     no           yes
import a change                     yes  no     no       yes     no           yes
delete a draft                      yes  no     no       yes     no           yes
delete in bulk                      yes  no     no       yes     no           yes
delete a public page                no   no     no       yes     no           yes
delete the centre                   no   no     no       no      no           yes
move away                           no   no     no       yes     no           yes
copy                                yes  no     no       yes     no           yes
reorder                             no   no     no       yes     no           yes
lock                                no   no     no       yes     no           yes
unlock                              no   no     no       yes     no           yes
restrict who may read               no   no     no       yes     no           yes

view the draft                      yes  no     no       yes     no           yes
preview                             yes  no     no       yes     no           yes
view a version                      yes  no     no       yes     no           yes
compare versions                    yes  no     no       yes     no           yes
read the history                    yes  no     no       yes     no           yes
read the workflow history           yes  no     no       yes     no           yes
see where it is used                yes  no     no       yes     no           yes
make a preview link                 yes  no     no       yes     no           yes
be told who edits                   yes  no     no       yes     no           yes
read it in the tree of the menu     yes  no     no       yes     no           yes
send to translation                 no   no     no       yes     yes          yes

choose an image                     yes  no     no       yes     yes          yes
find an image                       yes  no     no       yes     yes          yes
edit an image                       yes  no     no       yes     no           yes
upload an image                     yes  no     no       yes     no           yes
delete an image                     yes  no     no       yes     no           yes
choose a document                   yes  no     no       yes     yes          yes
find a document                     yes  no     no       yes     yes          yes
edit a document                     yes  no     no       yes     no           yes
delete a document                   yes  no     no       yes     no           yes

read it in the site history         yes  no     no       yes     no           yes
read it in the workflow report      yes  no     no       yes     no           yes
read it in the task report          yes  no     no       yes     no           yes
read it among locked pages          no   no     no       yes     no           yes
read it among ageing pages          no   no     no       yes     no           yes
read it in the types report         yes  no     no       yes     no           yes
read it among pages of its type     yes  no     no       yes     no           yes
read it in the translations report  no   no     no       yes     yes          yes
"""

ON_THE_SITE = """
                                 own  general  office  translators  administration

log in                           yes  yes      yes     yes          yes
edit the home page               no   no       yes     no           yes
add a centre                     no   no       yes     no           yes
add a standard page              no   no       yes     no           yes
add definitions                  no   no       yes     no           yes
edit definitions                 no   no       yes     no           yes
translate definitions            no   no       yes     yes          yes
edit school holidays             no   no       yes     no           yes
record reviews of easy language  no   no       yes     no           yes
change site settings             no   no       yes     no           yes
redirect addresses               no   no       yes     no           yes
open the site history            yes  yes      yes     yes          yes
count pages by type              yes  no       yes     yes          yes
list translations                no   no       yes     yes          yes
list locked pages                no   no       yes     yes          yes
manage users                     no   no       no      no           yes
join another group               no   no       no      no           yes
manage groups                    no   no       no      no           yes
manage collections               no   no       no      no           yes
manage workflows                 no   no       no      no           yes
manage sites                     no   no       no      no           yes
manage languages                 no   no       no      no           yes
hand out tokens                  no   no       no      no           yes
register webhooks                no   no       no      no           yes
"""
IN_ENGLISH = """
                           own  other  general  office  translators  administration

open the translation       no   no     no       yes     yes          yes
translate a text           no   no     no       yes     yes          yes
download the texts         no   no     no       yes     yes          yes
preview the translation    no   no     no       yes     yes          yes
stop the translation       no   no     no       yes     yes          yes
update from german         no   no     no       yes     yes          yes
publish the translation    no   no     no       yes     yes          yes
unpublish the translation  no   no     no       yes     yes          yes
add a page in english      no   no     no       yes     no           yes
"""


@pytest.mark.parametrize("cell", cells(AT_A_CENTRE), ids=str)
def test_who_may_do_what_at_a_centre(world: Any, cell: Cell) -> None:
    action = getattr(page_actions, cell.function)
    assert action(world.client(cell.role), world.own) is cell.allowed


@pytest.mark.parametrize("cell", cells(ON_THE_SITE), ids=str)
def test_who_may_do_what_on_the_site(world: Any, cell: Cell) -> None:
    action = getattr(site_actions, cell.function)
    assert action(world.client(cell.role), world) is cell.allowed


@pytest.mark.parametrize("cell", cells(IN_ENGLISH), ids=str)
def test_who_may_do_what_with_a_translation(world: Any, cell: Cell) -> None:
    action = getattr(translation_actions, cell.function)
    assert action(world.client(cell.role), world) is cell.allowed


def test_every_action_has_a_row() -> None:
    for module, table in (
        (page_actions, AT_A_CENTRE),
        (site_actions, ON_THE_SITE),
        (translation_actions, IN_ENGLISH),
    ):
        helpers = {"opens", "names", "page", "admin", "submit_form", "snippet"}
        actions = {
            name
            for name, thing in vars(module).items()
            if isfunction(thing) and thing.__module__ == module.__name__ and name[0] != "_"
        }
        assert actions - helpers == {cell.function for cell in cells(table)}

"""What this door relies on in Wagtail and Django Ninja without their promise.

Each test fails after an upgrade that takes something away, and says what.
"""

import inspect
from typing import Any, get_args

import pytest
from django.apps import apps
from ninja import NinjaAPI
from ninja.operation import Operation
from wagtail import blocks
from wagtail.api.v3 import form_data, pagination
from wagtail.api.v3.api import api as stock
from wagtail.api.v3.registry import registry
from wagtail.api.v3.routers import pages as stock_pages
from wagtail.api.v3.schemas.generators.write import InputSchemaGenerator
from wagtail.api.v3.schemas.pages import PageMetaSchema
from wagtail.models import Page, get_page_models

from access.auth import BearerAuth
from v3_preview.api import _VIEWS, api
from v3_preview.pages import find_page, get_page, list_pages
from v3_preview.registration import OwnFieldsGenerator
from v3_preview.schemas import VisiblePageMeta


def operations(of: NinjaAPI) -> dict[str, Operation]:
    return {
        operation.operation_id or "": operation
        for router in of._get_bound_routers()
        for view in router.path_operations.values()
        for operation in view.operations
    }


def test_our_app_is_ready_before_wagtails_build_their_routers() -> None:
    names = list(apps.app_configs)
    assert names.index("v3_preview") < min(
        names.index(name) for name in ("wagtailimages", "wagtaildocs", "wagtailsnippets")
    )
    union = [get_args(member)[0] for member in get_args(get_args(stock_pages.PageDetailSchema)[0])]
    for model in get_page_models():
        schema = registry.get(model._meta.label).read_schema
        assert issubclass(schema.model_fields["meta"].annotation, VisiblePageMeta)
        assert schema in union


def test_every_replaced_view_is_one_of_wagtails() -> None:
    assert set(_VIEWS) <= set(operations(stock))
    assert set(_VIEWS) <= set(operations(api))


@pytest.mark.parametrize(
    ("operation_id", "view"),
    [("pages_list", list_pages), ("pages_find", find_page), ("pages_detail", get_page)],
)
def test_replaced_views_take_wagtails_parameters(operation_id: str, view: Any) -> None:
    stock_view = operations(stock)[operation_id].view_func
    ours = inspect.signature(inspect.unwrap(view)).parameters
    assert any(one.kind is one.VAR_KEYWORD for one in ours.values())
    theirs = set(inspect.signature(inspect.unwrap(stock_view)).parameters)
    assert {name for name in ours if not name.startswith(("_", "kwargs"))} <= theirs


def test_operations_are_copied_for_each_api() -> None:
    assert operations(stock)["pages_list"].view_func is not list_pages
    assert operations(stock)["pages_list"] is not operations(api)["pages_list"]


def test_operations_have_what_is_changed() -> None:
    operation = operations(stock)["pages_list"]
    for name in ("auth_callbacks", "view_func", "run", "models", "openapi_extra", "operation_id"):
        assert hasattr(operation, name), name
    assert {model.__ninja_param_source__ for model in operation.models} == {"query"}
    assert "child_of" in operation.models[0].__ninja_flatten_map__


def test_every_operation_asks_for_a_token_of_ours() -> None:
    for operation in operations(api).values():
        assert [type(one) for one in operation.auth_callbacks] == [BearerAuth]


def test_generators_have_what_is_overridden() -> None:
    for name in ("_build_extra_fields", "_make_optional"):
        assert callable(getattr(InputSchemaGenerator, name)), name
    assert isinstance(OwnFieldsGenerator().field_schemas, dict)
    assert {"resolve_parent"} <= set(vars(PageMetaSchema))
    assert "alias_of" in PageMetaSchema.model_fields


def test_drafts_are_cleaned_with_less_required() -> None:
    assert "clean_deferred" in inspect.getsource(blocks.base.BlockField.clean)


def test_forms_read_the_registered_schemas() -> None:
    assert "registry.get" in inspect.getsource(form_data.get_api_form_class)


def test_pages_look_on_the_request_for_where_sites_begin() -> None:
    source = inspect.getsource(Page._get_site_root_paths)
    assert "cache_object._wagtail_cached_site_root_paths" in source


def test_lists_still_limit_their_length() -> None:
    assert pagination.WagtailLimitOffsetPagination.Input.model_fields.keys() >= {"limit", "offset"}

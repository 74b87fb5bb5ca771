"""The admin works under the site's strict content security policy."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import log_in
from tests.browser.serving import Site

pytestmark = pytest.mark.browser


def test_an_organization_is_found_by_typing_and_a_row_is_added(page: Page, site: Site) -> None:
    log_in(page, site)
    page.goto("/admin/people/organization/add/")
    page.get_by_label("Name:", exact=True).fill("Institute of Engines")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("was added successfully")).to_be_visible()

    page.goto("/admin/people/organization/add/")
    page.get_by_label("Name:", exact=True).fill("Department of Looms")
    page.locator(".field-parent .select2-selection").click()
    page.locator(".select2-search__field").press_sequentially("engines")
    page.get_by_role("option", name="Institute of Engines").click()
    page.get_by_role("button", name="Add another Organization name").click()
    page.locator("#id_names-0-name").fill("Loom Department")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("was added successfully")).to_be_visible()
    expect(page.get_by_role("row", name=re.compile("Department of Looms.*Institute of Engines"))).to_be_visible()

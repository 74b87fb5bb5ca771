"""A visitor walks through the site; an admin corrects a name, and no import takes the correction back."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import log_in
from tests.browser.serving import Site

pytestmark = pytest.mark.browser

PERSON = "Banghua Zhu"
TITLE = "Towards the Fundamental Limits of Knowledge Transfer over Finite Domains"
PAGES = (
    "/",
    "/people/",
    "/people/banghua-zhu/",
    "/organizations/",
    "/organizations/university-of-washington/",
    "/publications/",
    "/publications/towards-the-fundamental-limits-of-knowledge-transfer-over-finite-domains/",
    "/search/?q=zhu",
    "/about/",
)


def test_from_home_to_a_person_to_a_publication_and_back(page: Page) -> None:
    page.goto("/")
    page.get_by_role("navigation", name="Site").get_by_role("link", name="People").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("People")
    page.get_by_role("main").get_by_role("link", name=PERSON).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(PERSON)
    page.get_by_role("link", name=TITLE).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    page.get_by_role("main").get_by_role("link", name=PERSON).first.click()
    expect(page).to_have_url(re.compile(r"/people/banghua-zhu/$"))


def test_a_filter_leaves_as_many_as_it_said(page: Page) -> None:
    page.goto("/publications/")
    value = page.locator("#filters").get_by_role("link", name=re.compile(r"^Conference \d+"))
    promised = value.locator(".count").inner_text().split()[0]
    value.click()
    expect(page).to_have_url(re.compile(r"/publications/\?kind=conference$"))
    expect(page.locator(".result-line")).to_contain_text(f"of {promised} publications")
    page.get_by_role("link", name="Remove Conference").click()
    expect(page).to_have_url(re.compile(r"/publications/$"))
    page.go_back()
    expect(page.locator(".result-line")).to_contain_text(f"of {promised} publications")


def test_a_list_is_searched_by_words_in_any_order(page: Page) -> None:
    page.goto("/publications/")
    page.get_by_placeholder("Title, author or venue").fill("TRANSFER knowledge zhu")
    page.get_by_role("button", name="Find").click()
    expect(page.get_by_role("main").get_by_role("article")).to_have_count(1)
    expect(page.get_by_role("link", name=TITLE)).to_be_visible()


def test_filters_need_no_script(browser: Browser, site: Site) -> None:
    context = browser.new_context(base_url=site.address, java_script_enabled=False)
    page = context.new_page()
    page.goto("/people/")
    page.get_by_role("link", name=re.compile(r"^University of California, Berkeley \d+")).click()
    expect(page.get_by_role("main").get_by_role("link", name=PERSON)).to_be_visible()
    context.close()


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("width", [320, 1280])
def test_no_page_scrolls_sideways(address: str, width: int, page: Page) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(address)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_name_corrected_by_an_admin_outlives_the_next_import(page: Page, site: Site) -> None:
    log_in(page, site)
    page.goto("/admin/people/person/?q=zihang")
    page.get_by_role("link", name="Zihang Liu", exact=True).click()
    page.get_by_label("Name:", exact=True).fill("Zihang Q. Liu")
    page.get_by_role("button", name="Save", exact=True).first.click()
    expect(page.get_by_text("was changed successfully")).to_be_visible()

    report = site.manage("import_cvs")
    assert re.search(r"^created 0, updated 0, deleted 0", report, re.MULTILINE)
    page.goto("/people/zihang-liu/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Zihang Q. Liu")

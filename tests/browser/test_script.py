"""Pages ask nobody else, need no script, and are better with it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.serving import Site
from tests.browser.test_accessibility import PAGES, WORK

pytestmark = pytest.mark.browser


def test_no_page_asks_another_host(page: Page, site: Site) -> None:
    asked: set[str] = set()
    page.on("request", lambda request: asked.add(request.url))
    for address in PAGES:
        page.goto(address)
    assert {url for url in asked if not url.startswith((f"{site.address}/", "data:"))} == set()


def test_without_a_script_every_format_of_a_citation_can_be_read(browser: Browser, site: Site) -> None:
    context = browser.new_context(base_url=site.address, java_script_enabled=False)
    page = context.new_page()
    page.goto(WORK)
    expect(page.locator("p.citation")).to_be_visible()
    expect(page.get_by_role("button", name="Copy")).to_have_count(0)
    for name in ("BibTeX", "RIS", "CSL-JSON"):
        page.locator(".tabs").get_by_text(name, exact=True).click()
        expect(page.locator("pre.citation:visible")).to_have_count(1)
        expect(page.get_by_role("link", name=f"Download as {name}")).to_be_visible()
    context.close()


def test_a_citation_is_copied(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(WORK)
    page.locator(".tabs").get_by_text("BibTeX").click()
    page.get_by_role("button", name="Copy").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.locator("pre.citation:visible").inner_text().strip()
    assert copied.startswith("@")


def test_a_list_is_narrowed_in_place_and_back_brings_it_back(page: Page) -> None:
    page.goto("/publications/")
    total = page.locator(".result-line p").inner_text()
    page.evaluate("window.sameDocument = true")
    page.locator("#filters").get_by_role("link", name=re.compile(r"^Conference \d")).click()
    expect(page).to_have_url(re.compile(r"\?kind=conference$"))
    page.locator("#filters").get_by_role("link", name=re.compile(r"^ICML \d")).click()
    expect(page).to_have_url(re.compile(r"\?kind=conference&venue=icml$"))
    expect(page.locator(".chip")).to_have_count(2)
    assert page.evaluate("window.sameDocument")

    page.go_back()
    expect(page.locator(".chip")).to_have_count(1)
    page.go_back()
    expect(page.locator(".chip")).to_have_count(0)
    expect(page.locator(".result-line p")).to_have_text(total)
    page.go_forward()
    expect(page.get_by_role("link", name="Remove Conference")).to_be_visible()
    page.reload()
    expect(page.get_by_role("link", name="Remove Conference")).to_be_visible()


def test_from_a_narrowed_list_to_a_work_and_back(page: Page) -> None:
    page.goto("/publications/")
    page.locator("#filters").get_by_role("link", name=re.compile(r"^Conference \d")).click()
    expect(page.locator(".chip")).to_have_count(1)
    page.get_by_role("article").first.get_by_role("link").first.click()
    expect(page.locator(".cite-box")).to_be_visible()
    page.go_back()
    expect(page.get_by_role("link", name="Remove Conference")).to_be_visible()

"""WCAG 2.2 AA: axe finds nothing on any page, light, dark and narrow, and everything works by keyboard."""

from __future__ import annotations

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import log_in
from tests.browser.serving import Site

pytestmark = pytest.mark.browser

PERSON = "/people/zhongzhu-zhou/"
WORK = "/publications/towards-the-fundamental-limits-of-knowledge-transfer-over-finite-domains/"
PAGES = (
    "/",
    "/people/",
    "/people/?topic=not-set",
    PERSON,
    "/organizations/",
    "/organizations/together-ai/",
    "/publications/?kind=conference&year_min=2022",
    "/publications/?kind=book&q=zhu&page=x",
    WORK,
    "/venues/icml/",
    "/topics/llm-efficiency/",
    "/search/?q=zhu",
    "/about/",
)
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
UNFOLD = "document.querySelectorAll('details').forEach(one => one.open = true)"
FOCUSED = """() => {
    const one = document.activeElement, shown = one.matches("input[type=radio]") ? one.nextElementSibling : one;
    const style = getComputedStyle(shown.closest(".field") && one.matches("input") ? one.closest(".field") : shown);
    const box = shown.getBoundingClientRect();
    return {
        name: (one.getAttribute("aria-label") || one.textContent || one.value).trim().replace(/\\s+/g, " "),
        marked: style.outlineStyle !== "none" || style.boxShadow !== "none",
        seen: box.width > 0 && box.right > 0 && box.bottom > 0,
    };
}"""


def violations(page: Page, tags: list[str]) -> list[str]:
    """What axe finds, each with the first place where it does."""
    found = page.evaluate(
        "runOnly => axe.run({resultTypes: ['violations'], runOnly, rules: {'target-size': {enabled: true}}})", tags
    )["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in found]


@pytest.mark.parametrize("address", PAGES)
def test_axe_finds_nothing(address: str, page: Page) -> None:
    page.goto(address)
    page.evaluate(UNFOLD)
    page.evaluate(AXE_SCRIPT)
    assert violations(page, RULES) == []
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size({"width": 320, "height": 800})
    assert violations(page, ["cat.color", "wcag22aa"]) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_axe_finds_nothing_in_what_staff_sees(page: Page, site: Site) -> None:
    log_in(page, site)
    page.goto(WORK)
    page.evaluate(AXE_SCRIPT)
    assert violations(page, RULES) == []
    page.emulate_media(color_scheme="dark")
    assert violations(page, ["cat.color"]) == []
    page.goto(PERSON)
    page.evaluate(AXE_SCRIPT)
    assert violations(page, ["cat.color", "wcag22aa"]) == []


@pytest.mark.parametrize("address", ["/publications/", PERSON, WORK])
def test_every_stop_of_the_tab_key_is_named_seen_and_marked(address: str, page: Page) -> None:
    page.goto(address)
    stops = []
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body"):
            break
        stops.append(page.evaluate(FOCUSED))
    assert len(stops) > 15
    assert stops[0]["name"] == "Skip to the content"
    assert [one for one in stops if not (one["name"] and one["marked"] and one["seen"])] == []


def test_the_skip_link_leads_past_the_header(page: Page) -> None:
    page.goto("/people/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_a_facet_is_chosen_and_a_menu_opened_and_left_by_keyboard(page: Page) -> None:
    page.goto("/publications/")
    value = page.locator("#filters .value").first
    label = value.locator(".label").inner_text()
    value.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name=f"Remove {label}")).to_be_visible()
    expect(page.locator("#filters .value[aria-current]").first).to_be_focused()

    menu = page.locator(".result-line .menu").first
    menu.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(menu.get_by_role("link").first).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(menu.get_by_role("link").first).to_be_hidden()
    expect(menu.locator("summary")).to_be_focused()


def test_formats_of_a_citation_are_chosen_by_arrow(page: Page) -> None:
    page.goto(WORK)
    page.get_by_role("radio", name="Text").focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("radio", name="BibTeX")).to_be_checked()
    expect(page.locator("pre.citation").first).to_contain_text("@")
    expect(page.locator("p.citation")).to_be_hidden()


def test_counts_are_said_with_their_unit(page: Page) -> None:
    page.goto("/publications/")
    expect(page.locator("#filters").get_by_role("link", name="Conference 35 publications")).to_be_visible()
    page.goto(PERSON)
    expect(page.get_by_role("link", name="2024: 3 publications")).to_be_visible()
    expect(page.get_by_role("group", name="Network of the most frequent co-authors")).to_be_visible()


def test_nothing_moves(browser: Browser, site: Site) -> None:
    context = browser.new_context(base_url=site.address, reduced_motion="reduce")
    page = context.new_page()
    page.goto(PERSON)
    moving = (
        "[...document.querySelectorAll('*')].filter(one => getComputedStyle(one).transitionDuration !== '0s').length"
    )
    assert page.evaluate(moving) == 0
    assert page.evaluate("document.getAnimations().length") == 0
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    context.close()

"""The desk's main path in a real browser, under the site's content security policy."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Site, log_in

pytestmark = pytest.mark.browser

GRACE = """# Grace Hopper

grace@example.org

## Publications

1. G. Hopper. The Education of a Computer. Proceedings of the ACM, 1952.

## References

Somebody who knows her well
"""


def test_cvs_are_uploaded_asked_about_joined_parted_and_forgotten(page: Page, site: Site, tmp_path: Path) -> None:
    files = {"grace.md": GRACE, "hopper.md": "# Grace Hopper\n\nhopper@example.com\n", "none.txt": ""}
    for name, text in files.items():
        (tmp_path / name).write_text(text)

    log_in(page, site)
    page.get_by_role("link", name="Review desk").click()
    page.get_by_role("link", name="Upload CVs").click()
    page.get_by_label("CVs").set_input_files([tmp_path / name for name in files])
    page.get_by_role("button", name="Show the plan").click()
    expect(page.get_by_text("nothing has changed yet")).to_be_visible()
    expect(page.get_by_text("“none.txt”: ")).to_be_visible()
    expect(page.get_by_text("Somebody who knows her well")).to_be_visible()
    page.get_by_role("button", name="Import").click()
    expect(page.get_by_role("link", name="upload:grace.md")).to_be_visible()

    page.goto("/admin/desk/unread/")
    place = page.locator(".place", has_text="Somebody who knows her well")
    place.get_by_role("button", name="Leave it").click()
    expect(page.get_by_text("It is left as it is")).to_be_visible()
    expect(place).to_have_count(0)

    page.goto("/admin/desk/questions/?kind=person")
    pair = page.get_by_role("region", name="Person: Grace Hopper")
    expect(pair.get_by_text("grace@example.org").first).to_be_visible()
    expect(pair.get_by_text("hopper@example.com").first).to_be_visible()
    pair.get_by_role("button", name="The same").click()
    expect(page.get_by_text("can be taken back")).to_be_visible()

    page.goto("/admin/people/person/?q=hopper")
    page.get_by_role("link", name="Grace Hopper").click()
    page.get_by_role("link", name="upload:grace.md, line 1", exact=True).first.click()
    expect(page.locator("li.marked")).to_have_text("# Grace Hopper")

    page.go_back()
    page.get_by_role("link", name="History").click()
    expect(page.get_by_text(re.compile("Decision: The same"))).to_be_visible()

    page.goto("/admin/desk/decisions/")
    page.get_by_role("row", name=re.compile("The same: person")).get_by_role("button", name="Take back").click()
    expect(page.get_by_text("Taken back: The same")).to_be_visible()
    page.goto("/admin/people/person/?q=hopper")
    expect(page.get_by_role("link", name="Grace Hopper")).to_have_count(2)

    for _ in range(2):
        page.goto("/admin/people/person/?q=hopper")
        page.get_by_role("link", name="Grace Hopper").first.click()
        page.get_by_role("link", name="Forget").click()
        page.get_by_role("button", name="Forget Grace Hopper for good").click()
        expect(page.get_by_text("They are forgotten")).to_be_visible()
    page.goto("/people/?q=hopper")
    expect(page.get_by_role("link", name="Grace Hopper")).to_have_count(0)

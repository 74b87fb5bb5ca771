"""The README's pictures, taken of the site with the CVs of the project: `make screenshots`."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from tests.browser.serving import CHROMIUM, FLAGS, Site, served

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "static" / "readme"
PAGES = {
    "person": "/people/banghua-zhu/",
    "publications": "/publications/?kind=conference&year_min=2022&year_max=2026",
    "organization": "/organizations/together-ai/",
}
WIDE, NARROW = (1280, 1040), (360, 780)
COLOURS = 48
GAP = 16

Scheme = Literal["light", "dark"]
SCHEMES: tuple[tuple[Scheme, str], ...] = (("light", ""), ("dark", "-dark"))


def picture(browser: Browser, site: Site, address: str, size: tuple[int, int], scheme: Scheme) -> Image.Image:
    width, height = size
    context = browser.new_context(
        base_url=site.address, viewport={"width": width, "height": height}, color_scheme=scheme
    )
    page = context.new_page()
    page.goto(address)
    page.evaluate("document.fonts.ready")
    taken = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    context.close()
    return taken


def beside(pictures: list[Image.Image]) -> Image.Image:
    """Pictures of one height in a row."""
    width = sum(one.width for one in pictures) + GAP * (len(pictures) - 1)
    row = Image.new("RGB", (width, pictures[0].height), "#7d8a87")
    left = 0
    for one in pictures:
        row.paste(one, (left, 0))
        left += one.width + GAP
    return row


def save(taken: Image.Image, name: str) -> None:
    path = FOLDER / f"{name}.png"
    taken.quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)
    print(f"{path.relative_to(ROOT)}: {path.stat().st_size // 1024} KB")


def main() -> int:
    if CHROMIUM is None:
        print("This needs Debian's package chromium.", file=sys.stderr)
        return 1
    with TemporaryDirectory() as folder, served(ROOT, Path(folder)) as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for scheme, suffix in SCHEMES:
            for name, address in PAGES.items():
                save(picture(browser, site, address, WIDE, scheme), f"{name}{suffix}")
            narrow = [picture(browser, site, address, NARROW, scheme) for address in PAGES.values()]
            save(beside(narrow), f"narrow{suffix}")
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())

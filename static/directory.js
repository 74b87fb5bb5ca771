// Improves pages that work without it: copies citations, closes menus, and narrows lists without a new page.

function copyCitations() {
  for (const box of document.querySelectorAll(".cite-box")) {
    for (const button of box.querySelectorAll(".panel button")) {
      button.hidden = !navigator.clipboard;
      button.addEventListener("click", async () => {
        const text = button.closest(".panel").querySelector(".citation").textContent.trim();
        let said = "Copied";
        try {
          await navigator.clipboard.writeText(text);
        } catch {
          said = "Not copied: select the text instead";
        }
        button.textContent = said;
        box.querySelector("[role=status]").textContent = said;
        setTimeout(() => {
          button.textContent = "Copy";
        }, 2000);
      });
    }
  }
}

function closeMenus() {
  const close = (but) => {
    for (const menu of document.querySelectorAll(".menu[open]")) if (menu !== but) menu.open = false;
  };
  document.addEventListener("click", (event) => close(event.target.closest(".menu")));
  document.addEventListener("keydown", (event) => {
    const menu = event.key === "Escape" && event.target.closest(".menu[open]");
    if (menu) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  });
}

// A facet, a chip or an order replaces the list alone; the address, the title and the Back button are those of pages.
function narrowInPlace() {
  if (!document.querySelector(".list")) return;
  const status = document.createElement("p");
  status.className = "hidden";
  status.setAttribute("role", "status");
  document.querySelector("main").append(status);
  const here = () => location.pathname + location.search;
  let shown = here();
  let asked = 0;

  async function show(address, link) {
    const mine = ++asked;
    const isOpen = [...document.querySelectorAll(".facet:has(> .more[open]) > h2")].map((heading) => heading.id);
    const facet = link?.closest(".facet")?.querySelector("h2").id;
    const label = link?.querySelector(".label")?.textContent;
    let page;
    try {
      const response = await fetch(address);
      page = response.ok && new DOMParser().parseFromString(await response.text(), "text/html");
    } catch {
      page = null;
    }
    if (mine !== asked) return;
    const list = page && page.querySelector(".list");
    if (!list) {
      location.assign(address);
      return;
    }
    if (link) history.pushState(null, "", address);
    shown = here();
    document.title = page.title;
    document.querySelector(".list").replaceWith(list);
    for (const id of isOpen) {
      const more = list.querySelector(`#${id} ~ .more`);
      if (more) more.open = true;
    }
    const total = list.querySelector(".result-line p");
    status.textContent = total.textContent.trim();
    if (!link) return;
    const values = facet && label ? list.querySelectorAll(`.facet:has(> #${facet}) .value`) : [];
    const same = [...values].find((value) => value.querySelector(".label").textContent === label);
    total.tabIndex = -1;
    (same?.checkVisibility() ? same : total).focus({ preventScroll: true });
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest(".value, .chips a, .menu a, .empty a, .facet .chart a");
    if (!link || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const address = new URL(link.getAttribute("href"), location.href);
    if (address.origin !== location.origin || address.pathname !== location.pathname) return;
    event.preventDefault();
    show(address.href, link);
  });
  addEventListener("popstate", () => {
    if (here() !== shown) show(location.href);
  });
}

copyCitations();
closeMenus();
narrowInPlace();

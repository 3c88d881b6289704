// What Streamlit leaves undone for people who do not use a mouse: tables that scroll sideways
// can be reached with the keyboard. Runs once per page load and then watches for new tables.
(() => {
  const reach = () => {
    for (const table of document.querySelectorAll('[data-testid="stTable"]')) {
      for (const box of [table, ...table.querySelectorAll('div')]) {
        if (box.scrollWidth > box.clientWidth + 1 && box.tabIndex < 0) {
          box.tabIndex = 0;
          box.setAttribute('role', 'group');
          box.setAttribute('aria-label', document.documentElement.lang === 'en'
            ? 'Table, scrolls sideways' : 'Tabelle, seitlich verschiebbar');
        }
      }
    }
  };
  if (!window.tablesInReach) {
    window.tablesInReach = new MutationObserver(() => requestAnimationFrame(reach));
    window.tablesInReach.observe(document.body, {childList: true, subtree: true, attributes: true,
      attributeFilter: ['open', 'style', 'class']});
    window.addEventListener('resize', reach);
  }
  reach();
})();

// Paper has no clicks and another width: everything folded is opened, and drawings, which have
// a fixed size, get a viewBox so that the style can fit them to the sheet.
if (!window.printsWhole) {
  window.printsWhole = true;
  let opened = [];
  window.addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("[data-testid='stExpander'] details:not([open])")];
    opened.forEach((details) => details.setAttribute("open", ""));
    document.querySelectorAll(".js-plotly-plot .main-svg").forEach((svg) => {
      const [width, height] = [svg.getAttribute("width"), svg.getAttribute("height")];
      if (!width || !height) return;
      svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
      svg.style.setProperty("--drawn", `${parseFloat(width)}px`);
    });
  });
  window.addEventListener("afterprint", () => {
    opened.forEach((details) => details.removeAttribute("open"));
    document
      .querySelectorAll(".js-plotly-plot .main-svg")
      .forEach((svg) => svg.removeAttribute("viewBox"));
  });
}

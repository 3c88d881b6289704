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

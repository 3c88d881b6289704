// What Streamlit leaves undone for people who do not use a mouse or do not read English: tables
// that scroll sideways can be reached with the keyboard, and its own few words are translated.
// Runs once per page load and then watches for what is new.
(() => {
  const GERMAN = {
    'Skip to main content': 'Zum Inhalt springen',
    'Navigate to home page': 'Zum Überblick',
    'Sidebar': 'Seitenleiste',
    'App pages': 'Seiten',
    'Expand sidebar': 'Seitenleiste öffnen',
    'Collapse sidebar': 'Seitenleiste schließen',
    'Link to heading': 'Link zu dieser Überschrift',
    'Open': 'Auswahl öffnen',
    'Close': 'Auswahl schließen',
    'Clear all': 'Auswahl leeren',
    'Remove': 'Entfernen',
    'Choose an option': 'Bitte wählen',
    'No results': 'Nichts gefunden',
    'No options to select': 'Nichts zur Auswahl',
    'Page not found': 'Seite nicht gefunden',
    "The page that you have requested does not seem to exist. Running the app's main page.":
      'Diese Seite gibt es nicht. Gezeigt wird der Überblick.',
    'Press Enter to apply': 'Mit der Eingabetaste übernehmen',
    'Press Enter to submit form': 'Mit der Eingabetaste suchen',
  };
  const ENGLISH = Object.fromEntries(Object.entries(GERMAN).map(([english, german]) => [german, english]));
  const isEnglish = () => document.documentElement.lang === 'en';

  const reach = () => {
    for (const table of document.querySelectorAll('[data-testid="stTable"]')) {
      for (const box of [table, ...table.querySelectorAll('div')]) {
        if (box.scrollWidth > box.clientWidth + 1 && box.tabIndex < 0) {
          box.tabIndex = 0;
          box.setAttribute('role', 'group');
          box.setAttribute('aria-label', isEnglish()
            ? 'Table, scrolls sideways' : 'Tabelle, seitlich verschiebbar');
        }
      }
    }
  };
  const set = (element, name, value) => {
    if (element.getAttribute(name) !== value) element.setAttribute(name, value);
  };
  // The list of pages is ours, so that choices travel along; it is told apart like Streamlit's.
  const nameNavigation = () => {
    for (const list of document.querySelectorAll('.st-key-pages')) {
      set(list, 'role', 'navigation');
      set(list, 'aria-label', isEnglish() ? 'Pages' : 'Seiten');
      for (const link of list.querySelectorAll('a')) {
        if (link.pathname === location.pathname) set(link, 'aria-current', 'page');
        else link.removeAttribute('aria-current');
      }
    }
  };
  // Streamlit opens every link of a text in a new tab; ours stay in this one.
  const stayHere = () => {
    for (const link of document.querySelectorAll('a[target="_blank"]')) {
      if (link.origin === location.origin) link.target = '_self';
    }
  };
  const translate = () => {
    const words = isEnglish() ? ENGLISH : GERMAN;
    for (const name of ['aria-label', 'placeholder']) {
      for (const element of document.querySelectorAll(`[${name}]`)) {
        const word = element.getAttribute(name);
        if (Object.hasOwn(words, word)) element.setAttribute(name, words[word]);
      }
    }
    const written = 'a[href^="#"], [data-testid="InputInstructions"] *, [role="listbox"] *, [role="dialog"] *';
    for (const element of document.querySelectorAll(written)) {
      const text = element.firstChild;
      if (text?.nodeType === Node.TEXT_NODE && Object.hasOwn(words, text.data.trim())) {
        text.data = words[text.data.trim()];
      }
    }
  };
  // A click in the navigation empties the address, and Back brings old ones. Whatever it says,
  // it is made to say the language that is shown; that is no step of the visit.
  const nameLanguage = () => {
    const shown = document.documentElement.lang;
    const address = new URL(location.href);
    if ((address.searchParams.get('sprache') ?? 'de') === shown) return;
    if (shown === 'de') address.searchParams.delete('sprache');
    else address.searchParams.set('sprache', shown);
    history.replaceState(history.state, '', address);
  };
  const tidy = () => { window.isTidying = false; reach(); nameNavigation(); stayHere(); translate(); nameLanguage(); };
  const tidySoon = () => {
    if (!window.isTidying) requestAnimationFrame(tidy);
    window.isTidying = true;
  };
  if (!window.tidied) {
    window.tidied = new MutationObserver(tidySoon);
    window.tidied.observe(document.documentElement, {childList: true, subtree: true,
      attributes: true, attributeFilter: ['open', 'style', 'class', 'lang', 'aria-label', 'placeholder']});
    window.addEventListener('resize', tidySoon);
    // On a phone the list lies over the page it leads to.
    document.addEventListener('click', (event) => {
      if (!event.target.closest?.('.st-key-pages a') || window.innerWidth > 768) return;
      document.querySelector('[data-testid="stSidebarCollapseButton"] button')?.click();
    });
  }
  tidy();
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

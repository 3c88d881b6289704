// What Streamlit leaves undone for people who do not use a mouse, do not see, or do not read
// English: the language of the document, its own few words, charts as one picture each, tables
// that scroll, and what a choice has changed. Loaded once with the page; watches what is new.
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
  // What the lists of options say aloud; Streamlit fixes their language to English.
  const SPOKEN = [
    [/^1 option available\.$/, () => '1 Möglichkeit zur Auswahl.'],
    [/^([\d,.]+) options available\.$/, (count) => `${count.replaceAll(',', '.')} Möglichkeiten zur Auswahl.`],
    [/^Entered group (.+), with ([\d,.]+) options?\. (.+), selected$/,
      (group, count, option) => `Gruppe ${group} mit ${count} Möglichkeiten. ${option}, ausgewählt`],
    [/^Entered group (.+), with ([\d,.]+) options?\. (.+)$/,
      (group, count, option) => `Gruppe ${group} mit ${count} Möglichkeiten. ${option}`],
    [/^(.+), selected$/, (option) => `${option}, ausgewählt`],
    [/^(.+) removed\.?$/, (option) => `${option} entfernt.`],
    [/^No results\.?$/, () => 'Nichts gefunden.'],
  ];
  const isEnglish = () => document.documentElement.lang === 'en';
  const set = (element, name, value) => {
    if (element.getAttribute(name) !== value) element.setAttribute(name, value);
  };
  const all = (selector) => document.querySelectorAll(selector);

  // The script of the page says in which language it speaks and what it shows now.
  const marked = () => document.querySelector('[data-page-language]')?.dataset;
  const nameLanguage = () => {
    const shown = marked()?.pageLanguage;
    if (shown) set(document.documentElement, 'lang', shown);
    return shown;
  };
  // A click in the navigation empties the address, and Back brings old ones. Whatever it says,
  // it is made to say the language that is shown; that is no step of the visit.
  const addressLanguage = (shown) => {
    const address = new URL(location.href);
    if ((address.searchParams.get('sprache') ?? 'de') === shown) return;
    if (shown === 'de') address.searchParams.delete('sprache');
    else address.searchParams.set('sprache', shown);
    history.replaceState(history.state, '', address);
  };

  // After a choice the page changes in silence for those who do not see it. The first page of a
  // visit is read anyway; after that, what is new is said once, in the language of the page.
  let told = null;
  const region = () => {
    let found = document.getElementById('page-told');
    if (!found) {
      found = document.createElement('div');
      found.id = 'page-told';
      found.className = 'om-unseen';
      found.setAttribute('role', 'status');
      found.setAttribute('aria-live', 'polite');
      document.body.append(found);
    }
    return found;
  };
  const tell = () => {
    const now = marked()?.pageTold;
    if (now === undefined || now === told) return;
    const isFirst = told === null;
    told = now;
    region().lang = document.documentElement.lang;
    region().textContent = isFirst ? '' : now;
  };
  const speak = (announcer) => {
    if (isEnglish()) return;
    const texts = document.createTreeWalker(announcer, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      for (const [pattern, german] of SPOKEN) {
        const found = pattern.exec(text.data.trim());
        if (found) { text.data = german(...found.slice(1)); break; }
      }
    }
  };

  const reach = () => {
    for (const box of all('.om-table')) {
      const scrolls = box.scrollWidth > box.clientWidth + 1;
      if (scrolls === box.hasAttribute('tabindex')) continue;
      if (!scrolls) {
        ['tabindex', 'role', 'aria-label'].forEach((name) => box.removeAttribute(name));
        continue;
      }
      box.tabIndex = 0;
      box.setAttribute('role', 'group');
      const name = box.querySelector('caption')?.textContent;
      box.setAttribute('aria-label', [name, isEnglish()
        ? 'table, scrolls sideways' : 'Tabelle, seitlich verschiebbar'].filter(Boolean).join(': '));
    }
  };
  // A chart is one picture with a name. The words in a drawing come in no order; its table has it.
  const drawn = () => {
    for (const chart of all('[data-testid="stPlotlyChart"][aria-label]')) {
      set(chart, 'role', 'img');
      for (const inside of chart.children) set(inside, 'aria-hidden', 'true');
    }
  };
  // The list of pages is ours, so that choices travel along; it is told apart like Streamlit's.
  const nameNavigation = () => {
    for (const list of all('.st-key-pages')) {
      set(list, 'role', 'navigation');
      set(list, 'aria-label', isEnglish() ? 'Pages' : 'Seiten');
      for (const link of list.querySelectorAll('a')) {
        if (link.pathname === location.pathname) set(link, 'aria-current', 'page');
        else link.removeAttribute('aria-current');
      }
    }
  };
  // Streamlit opens every link of a text in a new tab; all of ours stay in this one.
  const stayHere = () => {
    for (const link of all('a[target="_blank"]')) link.target = '_self';
  };
  const translate = () => {
    const words = isEnglish() ? ENGLISH : GERMAN;
    for (const name of ['aria-label', 'placeholder']) {
      for (const element of all(`[${name}]`)) {
        const word = element.getAttribute(name);
        if (Object.hasOwn(words, word)) element.setAttribute(name, words[word]);
      }
    }
    const written = 'a[href^="#"], [data-testid="InputInstructions"] *, [role="listbox"] *, [role="dialog"] *';
    for (const element of all(written)) {
      const text = element.firstChild;
      if (text?.nodeType === Node.TEXT_NODE && Object.hasOwn(words, text.data.trim())) {
        text.data = words[text.data.trim()];
      }
    }
  };

  let isTidying = false;
  const tidy = () => {
    isTidying = false;
    const shown = nameLanguage();
    for (const each of [reach, drawn, nameNavigation, stayHere, translate, tell]) each();
    if (shown) addressLanguage(shown);
  };
  const watch = (changes) => {
    // Said aloud before the next picture is drawn, so not with the rest.
    for (const { target } of changes) {
      const announcer = target.parentElement?.closest('[data-live-announcer]')
        ?? target.closest?.('[data-live-announcer]');
      if (announcer) speak(announcer);
    }
    if (!isTidying) requestAnimationFrame(tidy);
    isTidying = true;
  };
  new MutationObserver(watch).observe(document.documentElement, {childList: true, subtree: true,
    attributes: true, attributeFilter: ['open', 'style', 'class', 'aria-label', 'placeholder',
      'data-page-language', 'data-page-told']});
  window.addEventListener('resize', watch.bind(null, []));
  // On a phone the list lies over the page it leads to.
  document.addEventListener('click', (event) => {
    if (!event.target.closest?.('.st-key-pages a') || window.innerWidth > 768) return;
    document.querySelector('[data-testid="stSidebarCollapseButton"] button')?.click();
  });
  tidy();

  // Paper has no clicks and another width: everything folded is opened, drawings, which have a
  // fixed size, get a viewBox so that the style can fit them to the sheet, and the sheet says
  // where it comes from.
  let opened = [];
  const drawings = () => all('.js-plotly-plot .main-svg');
  const sayAddress = () => {
    const main = document.querySelector('[data-testid="stMainBlockContainer"]');
    const line = document.getElementById('page-address') ?? document.createElement('p');
    line.id = 'page-address';
    line.textContent = `${document.title} · ${decodeURI(location.href)}`;
    main?.append(line);
  };
  window.addEventListener('beforeprint', () => {
    opened = [...all("[data-testid='stExpander'] details:not([open])")];
    opened.forEach((details) => details.setAttribute('open', ''));
    drawings().forEach((svg) => {
      const [width, height] = [svg.getAttribute('width'), svg.getAttribute('height')];
      if (!width || !height) return;
      svg.setAttribute('viewBox', `0 0 ${width} ${height}`);
      svg.style.setProperty('--drawn', `${parseFloat(width)}px`);
    });
    sayAddress();
  });
  window.addEventListener('afterprint', () => {
    opened.forEach((details) => details.removeAttribute('open'));
    drawings().forEach((svg) => svg.removeAttribute('viewBox'));
    document.getElementById('page-address')?.remove();
  });
})();

// What Streamlit leaves undone for people who do not use a mouse, do not see, or do not read
// English: the language of the document, its own few words, charts as one picture each, tables
// that scroll, and what a choice has changed. Loaded once with the page; watches what is new.
(() => {
  const GERMAN = {
    'Skip to main content': 'Zum Inhalt springen',
    'Navigate to home page': 'Zum Überblick',
    'Sidebar': 'Seitenleiste',
    'Expand sidebar': 'Seitenleiste öffnen',
    'Collapse sidebar': 'Seitenleiste schließen',
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
    'file upload': 'Dateien auswählen',
    'progress': 'Fortschritt',
    'Upload': 'Auswählen',
    'Drop files here': 'Dateien hier ablegen',
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
  // Long work says its steps in the same place, each once.
  let step = null;
  const tellStep = () => {
    const now = document.querySelector('[data-step-told]')?.dataset.stepTold ?? null;
    if (now === step) return;
    step = now;
    if (now === null) return;
    region().lang = document.documentElement.lang;
    region().textContent = now;
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
    for (const box of all('.om-prose .table, .st-key-erfassbarkeit')) {
      const scrolls = box.scrollWidth > box.clientWidth + 1;
      if (scrolls === box.hasAttribute('tabindex')) continue;
      if (!scrolls) {
        ['tabindex', 'role', 'aria-label'].forEach((name) => box.removeAttribute(name));
        continue;
      }
      box.tabIndex = 0;
      box.setAttribute('role', 'group');
      const name = box.querySelector('caption')?.textContent;
      const [english, german] = name === undefined
        ? ['chart, scrolls sideways', 'Diagramm, seitlich verschiebbar']
        : ['table, scrolls sideways', 'Tabelle, seitlich verschiebbar'];
      box.setAttribute('aria-label',
        [name, isEnglish() ? english : german].filter(Boolean).join(': '));
    }
  };
  // A chart is one picture with a name. The words in a drawing come in no order; its table has it.
  const drawn = () => {
    for (const chart of all('[data-testid="stPlotlyChart"][aria-label]')) {
      set(chart, 'role', 'img');
      for (const inside of chart.children) set(inside, 'aria-hidden', 'true');
    }
  };
  // The field for files is a group with a name. What it takes is said above it in our words.
  const takesFiles = () => {
    for (const zone of all('[data-testid="stFileUploaderDropzone"]')) set(zone, 'role', 'group');
  };
  // Links between our pages need no new page, only another address that Streamlit then shows: 0.1
  // instead of 1.3 seconds. Another language is another visit, and is loaded as such.
  const listed = () => [...all('.om-pages a')];
  const isLive = (address) => address.origin === location.origin
    && (listed().some((link) => link.pathname === address.pathname) || all(`.om-prose footer a[href^="${address.pathname}"]`).length > 0);
  const languageOf = (address) => address.searchParams.get('sprache') ?? 'de';
  // What was chosen before travels along, as in the list of pages, where a link says nothing else.
  const withChoices = (link, address) => {
    if (!link.matches('.along')) return address;
    const same = listed().find((other) => other.pathname === address.pathname);
    for (const [name, value] of same ? new URL(same.href).searchParams : []) {
      if (!address.searchParams.has(name)) address.searchParams.set(name, value);
    }
    return address;
  };
  let leftBehind;
  let soughtPlace = location.hash;
  const go = (address) => {
    if (!isLive(address) || languageOf(address) !== document.documentElement.lang) {
      location.assign(address);
      return;
    }
    const isOther = address.pathname !== location.pathname;
    history.pushState(null, '', address);
    dispatchEvent(new PopStateEvent('popstate', {state: null}));
    leftBehind = told;
    if (isOther) document.querySelector('[data-testid="stMain"]')?.scrollTo(0, 0);
    soughtPlace = address.hash;
  };
  const isPlain = (event) => !event.defaultPrevented && event.button === 0
    && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
  document.addEventListener('click', (event) => {
    const link = event.target.closest?.('.om-prose a[href], .om-pages a[href]');
    if (!link || !isPlain(event) || link.hasAttribute('download')) return;
    if (link.getAttribute('href').startsWith('#') || !isLive(new URL(link.href))) return;
    event.preventDefault();
    go(withChoices(link, new URL(link.href)));
  });
  document.addEventListener('submit', (event) => {
    if (!event.target.matches('.om-search')) return;
    event.preventDefault();
    const form = event.target;
    const address = new URL(form.action);
    for (const [name, value] of new FormData(form)) address.searchParams.set(name, value.trim());
    go(address);
    form.reset();
  });
  // Whoever came by a link goes on at the heading of the new page, and where a place of it was
  // named, there.
  const arrive = () => {
    const place = soughtPlace && document.getElementById(decodeURIComponent(soughtPlace.slice(1)));
    if (place) {
      place.closest('details')?.setAttribute('open', '');
      place.scrollIntoView();
      soughtPlace = '';
    }
    if (leftBehind === undefined || told === leftBehind) return;
    leftBehind = undefined;
    const heading = document.querySelector('[data-testid="stMain"] h1');
    if (!heading || document.activeElement !== document.body) return;
    heading.tabIndex = -1;
    heading.focus({preventScroll: true});
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
    const written = 'a[href^="#"], [data-testid="InputInstructions"] *, [role="listbox"] *, [role="dialog"] *, [data-testid="stFileUploader"] button p, [data-testid="stFileUploaderDropzone"] span';
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
    for (const each of [reach, drawn, takesFiles, stayHere, translate, tell, tellStep, arrive]) each();
    if (shown) addressLanguage(shown);
  };
  // While a page is being built, charts and words come first: with every frame, all this took an
  // eighth of the time to the first chart.
  // Until Streamlit has drawn the page, its beginning is seen, but neither clicked nor read aloud:
  // who is in the middle of it when it goes would be lost. Where Streamlit does not come, it stays.
  const still = document.getElementById('om-still');
  const giveUp = setTimeout(() => {
    if (!still?.isConnected) return;
    still.inert = false;
    still.removeAttribute('aria-hidden');
    still.querySelector('.om-still-late').hidden = false;
  }, 8000);
  if (still) {
    still.inert = true;
    still.setAttribute('aria-hidden', 'true');
  }
  // A chart that is drawn can be handled; what stands below it may still be on its way.
  const isDrawn = () => still.hasAttribute('data-chart') ? document.querySelector('.js-plotly-plot .main-svg') : marked();
  const uncover = () => {
    if (!still?.isConnected) return;
    if (isDrawn() || document.querySelector('[data-testid="stAlert"]')) {
      clearTimeout(giveUp);
      still.remove();
    } else if (marked()) {
      // All is said; a chart in a closed fold is not drawn before somebody opens it.
      setTimeout(() => still.remove(), 1500);
    }
  };
  const soon = window.requestIdleCallback
    ? (work) => requestIdleCallback(work, {timeout: 300}) : (work) => setTimeout(work, 150);
  const watch = () => {
    // Said aloud at once, so not with the rest.
    const announcer = document.querySelector('[data-live-announcer]');
    if (announcer) speak(announcer);
    if (still?.isConnected) {
      // Nobody meets what lies beneath, and to measure it now would lay it out once more.
      if (!isLooking) requestAnimationFrame(look);
      isLooking = true;
      return;
    }
    if (!isTidying) soon(tidy);
    isTidying = true;
  };
  let isLooking = false;
  const look = () => {
    isLooking = false;
    uncover();
  };
  new MutationObserver(watch).observe(document.documentElement, {childList: true, subtree: true,
    attributes: true, attributeFilter: ['open', 'style', 'class', 'aria-label', 'placeholder',
      'data-page-language', 'data-page-told', 'data-step-told']});
  window.addEventListener('resize', watch);
  // Another release is in force: the page asks for itself anew, and nothing that was chosen or
  // typed is lost. Looked for only while somebody looks, and of no page that people work on.
  const LOOK = 2000;
  // Asked again sooner, a busy server would begin anew each time and never come to an end.
  const PATIENCE = 20000;
  let asked = {release: '', at: 0};
  const renew = () => {
    const {hash} = location;
    const address = (place) => history.replaceState(history.state, '', location.pathname + location.search + place);
    // With a place in the address Streamlit would take it for a leap within the page.
    if (hash) address('');
    dispatchEvent(new PopStateEvent('popstate', {state: null}));
    if (hash) address(hash);
  };
  const lookForRelease = async () => {
    const shown = document.querySelector('[data-page-release]')?.dataset.pageRelease;
    if (!shown || document.visibilityState !== 'visible') return;
    try {
      const answer = await fetch(new URL('./health', location.href), {cache: 'no-store'});
      const {release} = await answer.json();
      const isAsked = release === asked.release && Date.now() - asked.at < PATIENCE;
      if (!release || release === shown || isAsked) return;
      asked = {release, at: Date.now()};
      renew();
    } catch { /* The server is away for a moment; the next look will tell. */ }
  };
  setInterval(lookForRelease, LOOK);
  document.addEventListener('visibilitychange', lookForRelease);
  // On a phone the list lies over the page it leads to.
  document.addEventListener('click', (event) => {
    if (!event.target.closest?.('.om-pages a') || window.innerWidth > 768) return;
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
    opened = [...all("[data-testid='stExpander'] details:not([open]), .om-prose details:not([open])")];
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

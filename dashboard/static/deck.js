// A deck shown slide by slide: arrow keys, swipes, buttons, full screen. Without this script the
// slides stand one below the other, and every link to one works all the same.
(() => {
  const main = document.querySelector('main');
  const slides = [...main.querySelectorAll('.slide')];
  const words = main.dataset;
  const at = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    return Math.max(0, slides.indexOf(target?.closest('.slide')));
  };

  // Where nobody has named the address of the site, a slide shows the one it was asked from.
  for (const shown of main.querySelectorAll('.address')) {
    if (shown.textContent.startsWith('/')) shown.textContent = location.host + shown.textContent;
  }

  const button = (label, name, act) => {
    const made = document.createElement('button');
    made.type = 'button';
    made.className = name;
    made.textContent = label;
    made.addEventListener('click', act);
    return made;
  };
  const controls = document.createElement('nav');
  controls.className = 'controls';
  controls.setAttribute('aria-label', words.controls);
  const previous = button('‹', 'previous', () => go(at() - 1));
  previous.setAttribute('aria-label', words.previous);
  const next = button('›', 'next', () => go(at() + 1));
  next.setAttribute('aria-label', words.next);
  const place = document.createElement('span');
  place.setAttribute('role', 'status');
  const down = button('▾', 'down', () => slide(0.8));
  down.setAttribute('aria-label', words.down);
  const full = button(words.fullscreen, 'fullscreen', () => toggle());
  controls.append(previous, place, next, down, full);
  main.before(controls);

  const toggle = () => {
    if (document.fullscreenElement) document.exitFullscreen();
    else document.documentElement.requestFullscreen?.();
  };
  // On a small screen a picture that is higher than the window is moved within its slide, and what
  // is unfolded over a slide is moved before that.
  const body = () => slides[at()].querySelector('.more[open] > div') ?? slides[at()].querySelector('.body');
  const rest = () => body().scrollHeight - body().clientHeight - body().scrollTop;
  const slide = (part) => body().scrollBy({ top: part * body().clientHeight });
  const offerMore = () => { down.hidden = rest() < 8; };
  const show = () => {
    const now = at();
    slides.forEach((slide, order) => slide.classList.toggle('shown', order === now));
    // Alone on the page, the message of a slide is its first heading.
    slides[now].querySelector('h1, h2').setAttribute('aria-level', '1');
    previous.disabled = now === 0;
    next.disabled = now === slides.length - 1;
    const said = words.place.replace('{number}', now + 1).replace('{count}', slides.length);
    place.textContent = `${now + 1} / ${slides.length}`;
    place.setAttribute('aria-label', said);
    window.scrollTo(0, 0);
    offerMore();
  };
  const go = (wanted) => {
    const order = Math.min(slides.length - 1, Math.max(0, wanted));
    if (order === at()) return;
    // The address names the slide, so that it can be sent; going back goes back a slide.
    location.hash = slides[order].id;
    show();
    slides[order].querySelector('h1, h2').focus({ preventScroll: true });
  };

  const KEYS = {
    ArrowRight: () => go(at() + 1), PageDown: () => (rest() < 8 ? go(at() + 1) : slide(0.8)),
    ArrowDown: () => slide(0.25), ArrowUp: () => slide(-0.25),
    ArrowLeft: () => go(at() - 1), PageUp: () => go(at() - 1),
    Home: () => go(0), End: () => go(slides.length - 1),
    f: toggle, F: toggle,
  };
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey && event.key !== 'F') return;
    if (event.key === 'Escape') document.querySelectorAll('.square[open], .more[open]').forEach((one) => one.open = false);
    const act = KEYS[event.key];
    // A table that is wider than the window keeps its arrow keys.
    const wide = document.activeElement?.closest('.table, .body, .more > div');
    const scrolls = wide && wide.scrollWidth > wide.clientWidth && /^Arrow(Left|Right)$/.test(event.key);
    if (!act || scrolls) return;
    event.preventDefault();
    act();
  });

  let start = null;
  document.addEventListener('touchstart', (event) => {
    start = event.touches.length === 1 ? event.touches[0] : null;
  }, { passive: true });
  document.addEventListener('touchend', (event) => {
    if (!start || event.target.closest('.table')) return;
    const across = event.changedTouches[0].clientX - start.clientX;
    const down = event.changedTouches[0].clientY - start.clientY;
    if (Math.abs(across) > 60 && Math.abs(across) > 2 * Math.abs(down)) go(at() + (across < 0 ? 1 : -1));
  }, { passive: true });

  document.documentElement.classList.add('deck');
  window.addEventListener('hashchange', show);
  window.addEventListener('resize', offerMore);
  main.addEventListener('scroll', offerMore, { capture: true, passive: true });
  main.addEventListener('toggle', offerMore, { capture: true });
  show();
})();

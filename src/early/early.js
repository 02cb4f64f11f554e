// Runs before there is a page, since what is painted can be pressed while the rest of the
// document is on its way: plays at once, keeps what else the visitor does for the program, and
// loads the program without standing in the way of sound.
(() => {
  const { js, wasm } = document.currentScript.dataset;
  // Sites of one origin share its storage (crates/show/src/base_path.rs).
  const root = document.documentElement;
  const { base = '' } = root.dataset;
  const scope = base && base + '/';
  const audio = document.getElementById('audio');
  const { page } = document.body.dataset;
  const crashed = document.getElementById('crashed');
  // The events for the program, oldest first.
  let kept = [];
  // Resolves once the sound that the visitor has asked for is there.
  let sound;
  let download;

  // What a visitor has chosen in the address is not on the page of the build.
  root.classList.toggle(
    'narrowed',
    !!page &&
      /[?&](q|topic|by|kind|words|sort|season|format|listened|transcript|downloaded|open|shared-url|shared-text)=/.test(location.search),
  );

  // The icon of `Shape::Pause` in src/view/icon.rs.
  const PAUSE = 'M6 4h4v16H6zM14 4h4v16h-4z';
  const RESUME = '[data-play=""]';

  // The moment in a query, in seconds.
  const moment = (query) => {
    const text = new URLSearchParams(query).get('t') ?? '';
    const units = /^(?:(\d+)h)?(?:(\d+)m)?(?:([\d.]+)s?)?$/.exec(text)?.slice(1);
    const parts = units ?? text.split(':');
    const seconds = parts.reduce((sum, part) => sum * 60 + Number(part ?? 0), 0);
    return seconds > 0 && Number.isFinite(seconds) ? seconds : 0;
  };

  // Where to start: the moment in the address, else where the visitor stopped
  // (crates/player/src/records.rs).
  const position = (episode) => {
    const seconds = moment(location.search);
    if (seconds) return seconds;
    try {
      const record = localStorage.getItem(scope + 'netstack-fm/progress/' + episode);
      return /^1 .*at=(\d+) .*played=0/.exec(record)[1] / 1000;
    } catch {
      return 0;
    }
  };

  // The stored file of a download (crates/download/src/record.rs).
  const stored = (episode) => {
    try {
      const record = localStorage.getItem(scope + 'netstack-fm-download/' + episode);
      const [, file] = /^1 state=complete file=(\S+)/.exec(record);
      return navigator.serviceWorker.controller && base + '/downloads/' + file;
    } catch {}
  };

  const seek = (to) => {
    audio.currentTime = to;
    if (!to || audio.readyState) return;
    // A moment past the end is none. WebKit has ended there already.
    const begin = () => {
      if (to < audio.duration) return;
      const { ended } = audio;
      audio.currentTime = 0;
      if (ended) audio.play().catch(() => {});
    };
    audio.addEventListener('loadedmetadata', begin, { once: true });
    // WebKit stands at a position from before the metadata, until it is set once more.
    const free = () => {
      if (!audio.paused && audio.currentTime === to) audio.currentTime = to + 0.01;
    };
    audio.addEventListener('playing', () => setTimeout(free, 300), { once: true });
  };

  const play = (pressed) => {
    const { episode, audio: url, title } = pressed.closest('[data-audio]').dataset;
    const at = pressed.dataset.play ?? String(moment(pressed.search) * 1000);
    const current = audio.dataset.episode === episode;
    if (current && !at && !audio.paused) return audio.pause();
    if (!current) {
      audio.src = stored(episode) || url;
      audio.dataset.episode = episode;
      audio.controls = true;
      if (navigator.mediaSession) navigator.mediaSession.metadata = new MediaMetadata({ title });
    }
    if (at || !current) seek(at ? at / 1000 : position(episode));
    sound = new Promise((resolve) => {
      audio.onplaying = audio.onerror = resolve;
      setTimeout(resolve, 4000);
    });
    // The line belongs to the sound; `load` begins again.
    download?.abort();
    audio.play().catch(() => {});
  };

  const showPlaying = () => {
    for (const button of document.querySelectorAll(RESUME)) {
      const active = !audio.paused && button.dataset.episode === audio.dataset.episode;
      const word = active ? 'Pause' : 'Play';
      const shape = button.querySelector('path');
      shape.dataset.d ??= shape.getAttribute('d');
      shape.setAttribute('d', active ? PAUSE : shape.dataset.d);
      button.ariaLabel = word + ' ' + button.dataset.title;
      button.lastElementChild.textContent = word;
    }
  };
  audio.onplay = audio.onpause = showPlaying;

  const onEvent = (event) => {
    const { target, type, key } = event;
    const chosen = event.ctrlKey || event.metaKey || event.altKey || event.button;
    if (chosen || !target.closest) return;
    if (type === 'click') {
      if (event.shiftKey) return;
      const pressed = target.closest(
        '[data-audio] :is([data-play], a[href^="?t="]), [data-audio][data-play]',
      );
      const control = target.closest('button:not([popovertarget]), a[href^="/"], a[href^="?"]');
      if (pressed) play(pressed);
      // A link may go its way, unless that would stop the sound.
      else if (kept && control && (!control.href || !audio.paused)) kept.push(event);
      else return;
      event.preventDefault();
    } else if (type !== 'keydown') kept?.push(event);
    else if (key.length === 1 && key !== ' ' && !target.closest('input, select')) {
      if (key === '/') {
        event.preventDefault();
        document.getElementById('site-search')?.focus();
      } else kept?.push(event);
    }
  };
  const TYPES = ['click', 'input', 'change', 'keydown'];
  for (const type of TYPES) addEventListener(type, onEvent, true);

  // The browser's offer to install the site, for the button of the page that tells how.
  addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault();
    window.early.installation = event;
  });

  window.early = {
    end() {
      root.classList.remove('narrowed');
      for (const type of TYPES) removeEventListener(type, onEvent, true);
      audio.onplay = audio.onpause = audio.onplaying = audio.onerror = null;
      return kept ?? [];
    },
  };

  // What the program asks for first comes beside it, not after it. The program waits for it, so
  // it ends like each of its own requests (src/browser/fetch.rs).
  const requestSnapshot = (signal) => {
    const { snapshot } = document.body.dataset;
    if (!snapshot) return;
    const limit = new AbortController();
    const end = () => limit.abort();
    signal.addEventListener('abort', end);
    setTimeout(end, 30_000);
    const request = fetch(base + snapshot, { signal: limit.signal, priority: 'low' });
    request.catch(() => {});
    window.early.snapshot = request;
  };

  // The query tells a second attempt from the first, whose files the browser remembers.
  const load = async (query = '') => {
    await sound;
    download = new AbortController();
    crashed.hidden = true;
    const { signal } = download;
    requestSnapshot(signal);
    try {
      const response = fetch(wasm + query, { signal, priority: 'low' });
      const [{ default: init }, program] = await Promise.all([import(js + query), response]);
      await init({ module_or_path: program });
    } catch (error) {
      if (signal.aborted) return load(query);
      // Without the program, what the build has rendered still works.
      kept = null;
      root.classList.remove('narrowed');
      crashed.hidden = !!page;
      console.error('The site could not start:', error);
      if (query) return;
      // A damaged copy of it in the cache is fetched anew.
      const workers = navigator.serviceWorker;
      workers?.controller?.postMessage('mend');
      workers?.addEventListener('message', () => load('?mended'), { once: true });
    }
  };
  // Once the document is there and painted, the line is free, and nothing waits for it. A hidden
  // page is never painted.
  addEventListener('DOMContentLoaded', () => {
    if (!audio.paused) showPlaying();
    if (document.hidden) load();
    else requestAnimationFrame(() => setTimeout(() => load()));
  });
})();

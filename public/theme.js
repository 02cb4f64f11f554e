// Puts the chosen theme in place before anything is painted. A file of its own,
// and not a module, so that it runs at once and needs no inline script.
(() => {
  const KEY = 'netstack-fm-theme';
  const PAPER = { light: '#f7f5f0', dark: '#14171a' };

  // Shows the site in a theme; in the system's own for anything but a theme's name.
  window.showTheme = (theme) => {
    const chosen = Object.hasOwn(PAPER, theme) ? theme : undefined;
    if (chosen) document.documentElement.dataset.theme = chosen;
    else delete document.documentElement.dataset.theme;
    for (const meta of document.querySelectorAll('meta[name=theme-color]')) {
      meta.content = PAPER[chosen ?? (meta.media.includes('dark') ? 'dark' : 'light')];
    }
  };

  const shown = () => {
    try {
      return localStorage.getItem(KEY);
    } catch {
      return null;
    }
  };
  window.showTheme(shown());
  // Another tab has chosen. A player in a frame looks as its page wants it.
  const framed = location.pathname.startsWith('/embed/');
  addEventListener('storage', (event) => {
    if (event.key === KEY && !framed) window.showTheme(event.newValue);
  });
})();

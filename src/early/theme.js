// Applies the chosen theme before the first paint.
(() => {
  const KEY = 'netstack-fm-theme';
  const PAPER = { light: '#f7f5f0', dark: '#14171a' };

  // Shows the site in a theme, or in the system's if `theme` is not the name of one.
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
  // Follows the choice of another tab. The page around an embedded player chooses its
  // theme instead.
  const framed = location.pathname.startsWith('/embed/');
  addEventListener('storage', (event) => {
    if (event.key === KEY && !framed) window.showTheme(event.newValue);
  });
})();

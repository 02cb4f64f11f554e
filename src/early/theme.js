// Applies the chosen theme before the first paint.
(() => {
  const { base = '' } = document.documentElement.dataset;
  const KEY = (base && base + '/') + 'netstack-fm-theme';
  // The colours of the browser's own bars, by theme.
  const metas = [...document.querySelectorAll('meta[name=theme-color]')].map((meta) => {
    return { meta, theme: meta.media.includes('dark') ? 'dark' : 'light', colour: meta.content };
  });

  // Shows the site in a theme, or in the system's if `theme` is not the name of one.
  window.showTheme = (theme) => {
    const chosen = ['light', 'dark'].includes(theme) ? theme : undefined;
    if (chosen) document.documentElement.dataset.theme = chosen;
    else delete document.documentElement.dataset.theme;
    for (const { meta, theme: own, colour } of metas) {
      meta.content = metas.find((other) => other.theme === (chosen ?? own))?.colour ?? colour;
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
  const framed = location.pathname.startsWith(base + '/embed/');
  addEventListener('storage', (event) => {
    if (event.key === KEY && !framed) window.showTheme(event.newValue);
  });
})();

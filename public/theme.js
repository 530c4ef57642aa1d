// Sets the theme before the first paint, so that a dark room is not lit up. Same key and meaning as src/state/preferences.ts.
(() => {
  let theme = 'system';
  try {
    theme = JSON.parse(localStorage.getItem('standby.view') ?? '{}').theme ?? 'system';
  } catch {
    // No storage: the system decides.
  }
  const isDark = theme === 'dark' || (theme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.dataset.theme = isDark ? 'dark' : 'light';
})();

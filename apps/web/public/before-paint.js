// Runs before the first paint, as a file of its own because the content security policy allows no inline scripts.
(() => {
  // The board's fonts come from this server; without this, Excalidraw asks another host for them.
  window.EXCALIDRAW_ASSET_PATH = '/excalidraw-assets/';

  function readChoice() {
    try {
      return window.localStorage.getItem('theme');
    } catch {
      // A browser that blocks storage still gets the theme of its system.
      return null;
    }
  }

  const choice = readChoice();
  const isSystemDark = window.matchMedia('(prefers-color-scheme: dark)').matches;
  const isDark = choice === 'dark' || (choice !== 'light' && isSystemDark);
  document.documentElement.dataset.theme = isDark ? 'dark' : 'light';
  document.querySelector('meta[name="theme-color"]')?.setAttribute('content', isDark ? '#151311' : '#fbfaf7');
})();

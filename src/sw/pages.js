// The documents of pages. The home page is in the precache, and so is a document without
// a page, in which the program renders any of them. A page that was visited is stored
// beside them, for the next visit and without a network.

// The first segments of the paths of pages (crates/show/src/route.rs). An origin may have
// more than this site.
const PAGES = ['', 'episodes', 'embed', 'guests', 'references', 'upcoming', 'downloads', 'about'];

// How long the network may take before the program renders the page, in milliseconds.
const PATIENCE = 1500;
const HOME = BASE + '/';
const WITHOUT_PAGE = BASE + '/404.html';

function isPage(pathname) {
  if (!pathname.startsWith(HOME)) return false;
  const [first] = pathname.slice(HOME.length).split('/');
  return PAGES.includes(first) && !/\.[a-z0-9]+$/i.test(pathname);
}

async function page({ url }, keep) {
  const { pathname } = new URL(url);
  const stored = pathname === HOME ? await fromPrecache(HOME + 'index.html') : await visited(pathname);
  if (stored) return stored;
  const fetched = fetchPage(pathname, keep);
  const late = new Promise((resolve) => { setTimeout(resolve, PATIENCE); });
  const first = await Promise.race([fetched, late]);
  return first ?? (await withoutPage()) ?? fetched;
}

// The response to the path; undefined if there is none. `keep` gets the promise of its
// being stored.
async function fetchPage(pathname, keep) {
  try {
    const response = await fetch(pathname, { cache: 'no-cache' });
    // The page does not wait for that, and is there even if nothing can be stored.
    if (response.ok && !response.redirected) keep(storePage(pathname, response.clone()));
    // A server error counts as no response, and so does a redirect, which browsers
    // reject for a page.
    return response.status >= 500 || response.redirected ? undefined : response;
  } catch {
    return undefined;
  }
}

async function withoutPage() {
  const response = await fromPrecache(WITHOUT_PAGE);
  return response && new Response(response.body, { headers: response.headers });
}

// The stored page; undefined if there is none, or a damaged one.
async function visited(pathname) {
  try {
    const response = await (await caches.open(PRECACHE)).match(pathname);
    return (await pathIn(response?.clone())) && response;
  } catch {
    return undefined;
  }
}

// Stores a page. The address may be a short one that the program completes.
async function storePage(pathname, response) {
  const path = await pathIn(response.clone());
  if (!path) return;
  const cache = await caches.open(PRECACHE);
  for (const address of new Set([pathname, path])) await cache.put(address, response.clone());
}

// The path of a page of this build; undefined for another build's, which would ask for
// files that are not here.
async function pathIn(response) {
  const html = (await response?.text()) ?? '';
  const program = ASSETS.find(({ url }) => url.startsWith(`${BASE}/netstack-fm-`) && url.endsWith('.js'));
  const page = /data-page="([^"]+)"/.exec(html)?.[1];
  return page && program && html.includes(`data-js="${program.url}"`) ? BASE + page : undefined;
}

// Stores the pages that are open while this worker takes over: it has not seen them
// being fetched.
async function storeOpenPages() {
  const open = await self.clients.matchAll({ type: 'window' });
  const paths = new Set(open.map((client) => new URL(client.url).pathname).filter(isPage));
  paths.delete(HOME);
  const stored = [];
  await Promise.all([...paths].map((path) => fetchPage(path, (page) => stored.push(page))));
  await Promise.allSettled(stored);
}

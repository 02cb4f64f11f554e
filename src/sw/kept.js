// What changes without a new build: network first, the last good answer when
// there is none.

const KEPT = 'netstack-fm-kept';
const KEPT_PATHS = ['/feed.xml', '/site.json'];
// Tells the page that an answer is an old one: when it was fetched, in
// milliseconds of Unix time.
const KEPT_SINCE = 'x-kept-since';

async function networkFirst(request) {
  const { pathname } = new URL(request.url);
  try {
    const response = await fetch(request);
    if (response.ok) await keep(pathname, response.clone());
    // A server in trouble is as good as none.
    const kept = response.status >= 500 ? await lastGood(pathname) : undefined;
    return kept ?? response;
  } catch (error) {
    const kept = await lastGood(pathname);
    if (kept) return kept;
    throw error;
  }
}

async function lastGood(pathname) {
  return (await caches.open(KEPT)).match(pathname);
}

// The mark is put on when an answer is kept: it is only ever read from there.
async function keep(pathname, response) {
  try {
    const headers = new Headers(response.headers);
    headers.set(KEPT_SINCE, String(Date.now()));
    const copy = new Response(await response.blob(), { headers });
    await (await caches.open(KEPT)).put(pathname, copy);
  } catch {
    // Cut short, or no room: the answer kept before stays.
  }
}

// Fetches the feed while the app is closed, where the browser allows that (Periodic
// Background Synchronization). The badge of the app counts the episodes that are new since
// the visitor has last seen the site.

// The path under which the ids of the seen episodes are stored.
const SEEN = '/seen-episodes';

async function refreshFeed() {
  const response = await fetch(FEED, { cache: 'no-cache' });
  if (!response.ok || !(await store(FEED, response.clone()))) return;
  const cache = await caches.open(RUNTIME_CACHE);
  const seen = new Set((await (await cache.match(SEEN))?.json()) ?? []);
  const fresh = episodeIds(decode(await response.arrayBuffer())).filter((id) => !seen.has(id));
  // Without a list, the visitor does not want a badge.
  if (seen.size && fresh.length) await navigator.setAppBadge?.(fresh.length);
}

// Notes what the visitor sees; nothing, if they want no badge.
async function noteSeen(wanted) {
  const feed = wanted ? await lastGood(FEED) : undefined;
  const cache = await caches.open(RUNTIME_CACHE);
  await cache.put(SEEN, Response.json(feed ? episodeIds(decode(await feed.arrayBuffer())) : []));
  await navigator.clearAppBadge?.();
}

// The ids of the episodes in a feed: RSS, Atom or JSON Feed.
function episodeIds(text) {
  const items = object(text)?.items;
  if (items) return items.map(({ id }) => String(id));
  const ids = /<(?:guid|id)\b[^>]*>\s*(?:<!\[CDATA\[)?\s*([^<\]]+?)\s*(?:\]\]>)?\s*</g;
  return Array.from(text.matchAll(ids), ([, id]) => id);
}

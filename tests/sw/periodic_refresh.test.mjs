// The refresh of the feed while the app is closed, and the badge that counts new episodes.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import vm from 'node:vm';

// A service worker with one cache, whose server has one feed.
function worker(feed) {
  const stored = new Map();
  const badges = [];
  const cache = {
    match: async (path) => stored.get(path)?.clone(),
    put: async (path, response) => { stored.set(path, response); },
  };
  const context = vm.createContext({
    Headers, Response, TextDecoder, URL,
    badges,
    caches: { open: async () => cache },
    fetch: async () => new Response(context.feed, { status: context.status }),
    feed,
    navigator: {
      setAppBadge: async (count) => { badges.push(count); },
      clearAppBadge: async () => { badges.push(0); },
    },
    self: { location: new URL('https://example.org/sw.js') },
    status: 200,
  });
  for (const part of ['base_path.js', 'runtime_cache.js', 'periodic_refresh.js']) {
    vm.runInContext(readFileSync(new URL(`../../src/sw/${part}`, import.meta.url), 'utf8'), context);
  }
  return context;
}

const rss = (...ids) => `<rss><channel>${ids
  .map((id) => `<item><guid isPermaLink="false"> ${id} </guid></item>`)
  .join('')}</channel></rss>`;

test('the badge counts the episodes since the last visit', async () => {
  const app = worker(rss('a'));
  // Nobody has seen anything yet.
  await app.refreshFeed();
  assert.deepEqual(app.badges, []);
  await app.noteSeen(true);
  app.feed = rss('c', 'b', 'a');
  await app.refreshFeed();
  assert.deepEqual(app.badges, [0, 2]);
  await app.noteSeen(true);
  await app.refreshFeed();
  assert.deepEqual(app.badges, [0, 2, 0]);
});

test('without the wish there is no badge', async () => {
  const app = worker(rss('a'));
  await app.refreshFeed();
  await app.noteSeen(false);
  app.feed = rss('b', 'a');
  await app.refreshFeed();
  assert.deepEqual(app.badges, [0]);
});

test('what is no feed counts nothing, and replaces nothing', async () => {
  const app = worker(rss('a'));
  await app.refreshFeed();
  await app.noteSeen(true);
  for (const [feed, status] of [['<html>Log in</html>', 200], [rss('b', 'a'), 500]]) {
    Object.assign(app, { feed, status });
    await app.refreshFeed();
  }
  assert.deepEqual(app.badges, [0]);
  assert.match(await (await app.lastGood('/feed.xml')).text(), /a/);
});

test('ids of all kinds of feeds', () => {
  const { episodeIds } = worker('');
  assert.deepEqual([...episodeIds(rss('x', 'y'))], ['x', 'y']);
  assert.deepEqual([...episodeIds('<guid> <![CDATA[ a b ]]> </guid><guid/>')], ['a b']);
  assert.deepEqual([...episodeIds('<feed><entry><id>z</id></entry></feed>')], ['z']);
  assert.deepEqual([...episodeIds('{"items": [{"id": 1}, {"id": "w"}]}')], ['1', 'w']);
});

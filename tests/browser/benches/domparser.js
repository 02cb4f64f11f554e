// Reads a feed as the feed worker does, but with the browser's own parsers: the
// baseline of the comparison. Returns the numbers of episodes, chapters and references.
function readWithDomParser(bytes, site) {
  const ITUNES = 'http://www.itunes.com/dtds/podcast-1.0.dtd';
  const PODCAST = 'https://podcastindex.org/namespace/1.0';
  const html = new DOMParser();
  const topics = site.layers.flatMap((layer) => layer.topics).map((topic) => ({
    id: topic.id,
    pattern: new RegExp(`(?<![\\p{L}\\p{N}])(?:${topic.words
      .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')})(?![\\p{L}\\p{N}])`, 'iu'),
  }));
  const text = (item, ns, name) => item.getElementsByTagNameNS(ns, name)[0]?.textContent.trim();
  const seconds = (clock) => clock.split(':').reduce((total, part) => total * 60 + Number(part), 0);

  const document = new DOMParser().parseFromString(new TextDecoder().decode(bytes), 'text/xml');
  const episodes = [...document.getElementsByTagName('item')].map((item) => {
    const enclosure = item.getElementsByTagName('enclosure')[0];
    const candidates = [
      item.getElementsByTagNameNS('http://purl.org/rss/1.0/modules/content/', 'encoded')[0]?.textContent,
      item.getElementsByTagName('description')[0]?.textContent,
      text(item, ITUNES, 'summary'),
    ].filter(Boolean).sort((a, b) => b.length - a.length);
    const notes = html.parseFromString(candidates[0] ?? '', 'text/html');
    const chapters = [];
    const references = [];
    let summary = '';
    let inSummary = true;
    for (const line of notes.querySelectorAll('p, li, h1, h2, h3, h4, div')) {
      const words = line.textContent.replace(/\s+/g, ' ').trim();
      const stamp = /^\W*((?:\d{1,2}:)?\d{1,3}:\d{2})\W+(.+)$/.exec(words);
      if (stamp) {
        chapters.push({ start: seconds(stamp[1]), title: stamp[2] });
        line.remove();
        inSummary = false;
        continue;
      }
      if (line.localName === 'li' || words.endsWith(':')) inSummary = false;
      const links = [...line.querySelectorAll('a[href]')];
      for (const link of links) {
        const url = new URL(link.href);
        if (url.host === 'netstack.fm') continue;
        const rfc = /\/rfc(\d+)/.exec(url.pathname);
        const label = words.replace(link.textContent, '').replace(/^[\s:–—-]+|[\s:–—-]+$/g, '');
        references.push({ url: url.href, label, kind: rfc ? `RFC ${rfc[1]}` : url.host });
        if (line.localName === 'li') line.remove();
      }
      if (inSummary && links.length === 0) summary += `${words} `;
    }
    const title = text(item, ITUNES, 'title') ?? item.getElementsByTagName('title')[0]?.textContent ?? '';
    const searchable = [title, summary, ...chapters.map((chapter) => chapter.title)].join('\n');
    return {
      guid: item.getElementsByTagName('guid')[0]?.textContent,
      title,
      guests: (/\bwith (.+)$/.exec(title)?.[1] ?? '').split(/, | and | & /),
      published: Date.parse(item.getElementsByTagName('pubDate')[0]?.textContent),
      audio: enclosure && { url: enclosure.getAttribute('url'), type: enclosure.getAttribute('type') },
      duration: text(item, ITUNES, 'duration'),
      season: text(item, ITUNES, 'season'),
      number: text(item, ITUNES, 'episode'),
      image: item.getElementsByTagNameNS(ITUNES, 'image')[0]?.getAttribute('href'),
      people: [...item.getElementsByTagNameNS(PODCAST, 'person')].map((person) => person.textContent),
      transcripts: [...item.getElementsByTagNameNS(PODCAST, 'transcript')]
        .map((transcript) => transcript.getAttribute('url')),
      summary,
      notes: notes.body.innerHTML,
      chapters,
      references,
      topics: topics.filter(({ pattern }) => pattern.test(searchable)).map(({ id }) => id),
    };
  });
  const sum = (list) => episodes.reduce((total, episode) => total + episode[list].length, 0);
  return { episodes: episodes.length, chapters: sum('chapters'), references: sum('references') };
}

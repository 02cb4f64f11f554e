//! The command that keeps a copy of a feed, against a host that is slow, wrong or gone, and
//! killed at any instant.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::Duration;

use ::mirror::{Fault, Options, Outcome};
use anyhow::{Context, Result, ensure};
use browser_tests::{Answer, Server, root};

/// A feed with so many episodes, the newest on a day of January, each with a transcript.
fn feed(host: &str, episodes: usize, day: usize) -> String {
    let items = (1..=episodes).map(|number| {
        format!(
            "<item><title>Episode {number}</title><guid>{number}</guid>
            <pubDate>{:02} Jan 2026 06:00:00 GMT</pubDate>
            <enclosure url=\"{host}/{number}.mp3\" type=\"audio/mpeg\" length=\"9\"/>
            <podcast:transcript url=\"{host}/{number}.vtt?a=1&amp;b=2\" type=\"text/vtt\"/>
            <podcast:chapters url='{host}/{number}.json' type='application/json'/></item>",
            day
        )
    });
    format!(
        "<rss version='2.0' xmlns:podcast='https://podcastindex.org/namespace/1.0'><channel>
        <title>Mirrored</title>{}</channel></rss>",
        items.collect::<String>()
    )
}

/// The host of a feed, and the folder of a site.
struct Scene {
    host: Server,
    folder: PathBuf,
    options: Options,
}

impl Scene {
    async fn new(name: &str) -> Result<Self> {
        let host = Server::start().await?;
        let folder = std::env::temp_dir().join(format!("mirror-{name}-{}", std::process::id()));
        if folder.exists() {
            fs::remove_dir_all(&folder)?;
        }
        fs::create_dir_all(folder.join("site"))?;
        let mut options = Options {
            feed: host.url("/feed.xml"),
            site: folder.join("site"),
            ..Options::default()
        };
        (options.rules.http, options.rules.private, options.rules.repeat) = (true, true, false);
        for number in 1..=3 {
            host.answer(&format!("/{number}.vtt"), Answer::Versioned(b"WEBVTT\n".to_vec()));
            host.answer(
                &format!("/{number}.json"),
                Answer::Versioned(b"{\"chapters\":[]}".to_vec()),
            );
        }
        Ok(Self { host, folder, options })
    }

    fn publish(&self, episodes: usize, day: usize) {
        let feed = feed(&self.host.url(""), episodes, day);
        self.host.answer("/feed.xml", Answer::Versioned(feed.into_bytes()));
    }

    async fn run(&self) -> Result<Result<Outcome, Fault>> {
        let options = self.options.clone();
        Ok(tokio::task::spawn_blocking(move || ::mirror::run(&options)).await?)
    }

    fn copy(&self) -> String {
        fs::read_to_string(self.options.site.join("feed.xml")).unwrap_or_default()
    }
}

impl Drop for Scene {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_feed_is_copied_with_what_it_names() -> Result<()> {
    let scene = Scene::new("copied").await?;
    scene.publish(2, 1);
    ensure!(scene.run().await?? == Outcome::Updated { episodes: 2, fetched: 4, missing: 0 });
    let copy = scene.copy();
    let show =
        ::feed::parse(&copy, "https://e.org/feed.xml").map_err(|e| anyhow::anyhow!("{e}"))?;
    for item in &show.episodes {
        let transcript = &item.episode.transcripts.first().context("no transcript")?.url;
        let path = transcript.strip_prefix("https://e.org/").context("not of this site")?;
        ensure!(fs::read(scene.options.site.join(path))? == b"WEBVTT\n", "{path}");
        // Audio stays where it is until it is asked for.
        ensure!(item.episode.audio.as_ref().is_some_and(|a| a.url.starts_with("http://127.")));
    }
    // The host is asked for the feed once, and for nothing else.
    let before = scene.host.requests("/1.vtt").len();
    ensure!(scene.run().await?? == Outcome::Unchanged);
    ensure!(scene.host.requests("/1.vtt").len() == before, "a transcript was asked for again");
    ensure!(scene.host.requests("/feed.xml").last().is_some_and(|request| request.status == 304));
    // A new episode, and a transcript that was corrected.
    scene.host.answer("/1.vtt", Answer::Versioned(b"WEBVTT\n\nnew".to_vec()));
    scene.publish(3, 2);
    ensure!(scene.run().await?? == Outcome::Updated { episodes: 3, fetched: 3, missing: 0 });
    ensure!(scene.copy() != copy);
    Ok(())
}

/// A page of another host would be one of this site, scripts and all.
#[tokio::test(flavor = "multi_thread")]
async fn no_copy_is_a_page() -> Result<()> {
    let scene = Scene::new("page").await?;
    let url = scene.host.url("/evil.html");
    let feed = format!(
        "<rss version='2.0' xmlns:podcast='https://podcastindex.org/namespace/1.0'><channel>
        <title>T</title><item><title>E</title><guid>1</guid>
        <podcast:transcript url=\"{url}\" type=\"text/html\"/></item></channel></rss>"
    );
    scene.host.answer("/feed.xml", feed.as_str());
    scene.host.answer("/evil.html", Answer::Html("<script>alert(1)</script>".to_owned()));
    scene.run().await??;
    let names = fs::read_dir(scene.options.site.join("mirror"))?;
    let names = names.map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned()));
    let names = names.collect::<Result<Vec<_>>>()?;
    ensure!(names.len() == 1 && names.iter().all(|n| n.ends_with("evil.html.txt")), "{names:?}");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_wrong_leaves_the_site_as_it_was() -> Result<()> {
    let mut scene = Scene::new("wrong").await?;
    scene.publish(3, 5);
    scene.run().await??;
    let copy = scene.copy();
    let long = feed(&scene.host.url(""), 3, 6).into_bytes();
    let elsewhere = scene.host.url("/other.xml");
    scene.host.answer("/other.xml", Answer::Status(404));
    let answers: [(&str, Answer, &str); 7] = [
        ("fewer", Answer::Bytes(feed(&scene.host.url(""), 2, 6).into_bytes()), "2 episodes"),
        ("older", Answer::Bytes(feed(&scene.host.url(""), 3, 4).into_bytes()), "older"),
        ("a page", Answer::Html("<!doctype html><p>Log in".to_owned()), "no feed"),
        ("nothing", Answer::Bytes(Vec::new()), "no feed"),
        ("an error", Answer::Status(500), "answers 500"),
        ("refused", Answer::Status(403), "answers 403"),
        ("moved", Answer::Redirect(elsewhere), "answers 404"),
    ];
    for (name, answer, expected) in answers {
        scene.host.answer("/feed.xml", answer);
        let fault = scene.run().await?.err().map(|fault| fault.to_string()).unwrap_or_default();
        ensure!(fault.contains(expected), "{name}: {fault}");
        ensure!(scene.copy() == copy, "{name}: the copy is another one");
    }
    // An answer that ends early: the connection breaks when the host stops.
    scene.host.answer("/feed.xml", Answer::Starved(long.clone(), long.len() / 2));
    let options = scene.options.clone();
    let broken = tokio::task::spawn_blocking(move || ::mirror::run(&options));
    while scene.host.requests("/feed.xml").len() < 9 {
        tokio::task::yield_now().await;
    }
    scene.host.stop().await;
    ensure!(broken.await?.is_err() && scene.copy() == copy, "half a feed was taken");
    ensure!(scene.run().await?.is_err() && scene.copy() == copy, "the host is gone");
    scene.host.resume().await?;
    // Too large, and slow.
    scene.options.rules.most_bytes = 100;
    scene.host.answer("/feed.xml", Answer::Bytes(long.clone()));
    ensure!(scene.run().await?.is_err() && scene.copy() == copy, "it is too large");
    scene.options.rules.most_bytes = 1_000_000;
    scene.host.answer("/feed.xml", Answer::Slow(long, Duration::from_millis(300)));
    ensure!(matches!(scene.run().await?, Ok(Outcome::Updated { episodes: 3, .. })));
    // Fewer episodes, if that is meant.
    scene.publish(1, 1);
    scene.options.allow_fewer = true;
    ensure!(matches!(scene.run().await?, Ok(Outcome::Updated { episodes: 1, .. })));
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_is_gone_stays_at_its_host_and_is_tried_again() -> Result<()> {
    let scene = Scene::new("gone").await?;
    scene.publish(2, 1);
    scene.host.answer("/2.vtt", Answer::Status(404));
    ensure!(scene.run().await?? == Outcome::Updated { episodes: 2, fetched: 3, missing: 1 });
    ensure!(scene.copy().contains("/2.vtt?a=1&amp;b=2\""), "its address is gone, too");
    ensure!(scene.run().await?? == Outcome::Unchanged);
    scene.host.answer("/2.vtt", Answer::Versioned(b"WEBVTT\n".to_vec()));
    ensure!(scene.run().await?? == Outcome::Updated { episodes: 2, fetched: 1, missing: 0 });
    // The feed itself is not sent again for that.
    ensure!(scene.host.requests("/feed.xml").iter().filter(|feed| feed.status == 200).count() == 1);
    ensure!(!scene.copy().contains("/2.vtt?a=1&amp;b=2\""));
    Ok(())
}

/// The host says that nothing has changed, but here something has.
#[tokio::test(flavor = "multi_thread")]
async fn what_is_lost_on_this_side_comes_again() -> Result<()> {
    let scene = Scene::new("lost").await?;
    scene.publish(1, 1);
    scene.run().await??;
    let copy = scene.copy();
    let folder = scene.options.site.join("mirror");
    let file = fs::read_dir(&folder)?.next().context("nothing was copied")??.path();
    fs::remove_file(&file)?;
    fs::create_dir(folder.join("of-somebody-else"))?;
    ensure!(scene.run().await?? == Outcome::Updated { episodes: 1, fetched: 1, missing: 0 });
    ensure!(file.exists() && folder.join("of-somebody-else").exists());
    // A new build of the site brings the feed of the repository.
    fs::write(scene.options.site.join("feed.xml"), "<rss/>")?;
    ensure!(scene.run().await?? == Outcome::Updated { episodes: 1, fetched: 0, missing: 0 });
    ensure!(scene.copy() == copy);
    ensure!(scene.run().await?? == Outcome::Unchanged);
    Ok(())
}

/// A host without versions sends everything each time: nothing is new for that.
#[tokio::test(flavor = "multi_thread")]
async fn the_same_content_is_not_new() -> Result<()> {
    let mut scene = Scene::new("same").await?;
    let made = scene.folder.join("made");
    scene.options.then = Some(format!("touch {}", made.display()));
    scene.host.answer("/1.vtt", "WEBVTT");
    scene.host.answer("/1.json", "{\"chapters\":[]}");
    let feed = feed(&scene.host.url(""), 1, 1);
    scene.host.answer("/feed.xml", feed.as_str());
    ensure!(scene.run().await?? == Outcome::Updated { episodes: 1, fetched: 2, missing: 0 });
    fs::remove_file(&made)?;
    ensure!(scene.run().await?? == Outcome::Unchanged && !made.exists());
    // What could not be refreshed is tried again, though the feed has not changed.
    scene.publish(1, 2);
    scene.host.answer("/1.vtt", Answer::Status(503));
    ensure!(scene.run().await?? == Outcome::Updated { episodes: 1, fetched: 0, missing: 0 });
    scene.host.answer("/1.vtt", "WEBVTT corrected");
    ensure!(scene.run().await?? == Outcome::Updated { episodes: 1, fetched: 1, missing: 0 });
    ensure!(scene.run().await?? == Outcome::Unchanged);
    Ok(())
}

/// The addresses in a feed may be relative to it, or to another base.
#[tokio::test(flavor = "multi_thread")]
async fn relative_addresses_lead_where_they_led() -> Result<()> {
    let scene = Scene::new("relative").await?;
    let base = scene.host.url("/files/");
    let feed = format!(
        "<rss version='2.0' xml:base='{base}' xmlns:podcast='https://podcastindex.org/namespace/1.0'>
        <channel><title>T</title><item><title>E</title><guid>1</guid>
        <enclosure url='1.mp3' type='audio/mpeg'/>
        <podcast:transcript url='1.vtt' type='text/vtt'/></item></channel></rss>"
    );
    scene.host.answer("/feed.xml", feed.as_str());
    scene.host.answer("/files/1.vtt", "WEBVTT");
    ensure!(scene.run().await?? == Outcome::Updated { episodes: 1, fetched: 1, missing: 0 });
    let copy = scene.copy();
    let show =
        ::feed::parse(&copy, "https://e.org/pod/feed.xml").map_err(|e| anyhow::anyhow!("{e}"))?;
    let episode = &show.episodes.first().context("no episode")?.episode;
    let audio = episode.audio.as_ref().map(|audio| audio.url.clone());
    ensure!(audio == Some(format!("{base}1.mp3")), "{audio:?} in {copy}");
    let transcript = &episode.transcripts.first().context("no transcript")?.url;
    ensure!(transcript.starts_with("https://e.org/pod/mirror/"), "{transcript} in {copy}");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_program_that_fails_is_run_again() -> Result<()> {
    let mut scene = Scene::new("then").await?;
    let made = scene.folder.join("made/page");
    scene.options.then = Some(format!("touch {}", made.display()));
    scene.publish(1, 1);
    let fault = scene.run().await?.err().map(|fault| fault.to_string()).unwrap_or_default();
    ensure!(fault.contains("the copy is new, but “touch"), "{fault}");
    ensure!(scene.copy().contains("mirror/"), "the copy is not new");
    fs::create_dir(scene.folder.join("made"))?;
    ensure!(scene.run().await?? == Outcome::Unchanged && made.exists());
    // Once is enough.
    fs::remove_file(&made)?;
    ensure!(scene.run().await?? == Outcome::Unchanged && !made.exists());
    Ok(())
}

/// A host needs nothing but the folder of the site and two programs.
#[tokio::test(flavor = "multi_thread")]
async fn a_new_episode_becomes_a_page() -> Result<()> {
    let mut scene = Scene::new("pages").await?;
    let (base, built) = browser_tests::site::below_a_path()?;
    for file in dist::files(&built)? {
        let place = scene.options.site.join(file.strip_prefix(&built)?);
        fs::create_dir_all(place.parent().context("no folder")?)?;
        fs::copy(&file, place)?;
    }
    let prerender = root().join("target/release/prerender");
    let site = scene.options.site.display();
    scene.options.then = Some(format!("{} {site} {}", prerender.display(), base.href("/")));
    let read = |path: &str| fs::read_to_string(scene.options.site.join(path));
    let worker = read("sw.js")?;
    scene.publish(1, 1);
    ensure!(matches!(scene.run().await?, Ok(Outcome::Updated { episodes: 1, .. })));
    ensure!(read("sitemap.xml")?.matches("/episodes/").count() == 1);
    scene.publish(2, 2);
    ensure!(matches!(scene.run().await?, Ok(Outcome::Updated { episodes: 2, .. })));
    let page = read("episodes/episode-2.html")?;
    ensure!(page.contains("href=\"/podcast/episodes/episode-1\""), "it does not link to the other");
    let style = |html: &str| html.split("<style>").nth(1).map(str::to_owned);
    let before = fs::read_to_string(built.join("index.html"))?;
    ensure!(style(&page).is_some() && style(&page) == style(&before), "another style sheet");
    let now = read("sw.js")?;
    let code = |worker: &str| worker.split("];\n").nth(1).map(str::to_owned);
    ensure!(now != worker && code(&now) == code(&worker), "the list of the service worker");
    Ok(())
}

/// What listeners have stored of such an episode is stored under the address of its audio.
#[tokio::test(flavor = "multi_thread")]
async fn audio_whose_address_is_the_id_stays_at_its_host() -> Result<()> {
    let mut scene = Scene::new("id").await?;
    scene.options.audio = true;
    let (named, own) = (scene.host.url("/named.mp3"), scene.host.url("/own"));
    let feed = format!(
        "<?xml version='1.0' encoding='iso-8859-1'?><rss version='2.0'><channel><title>T</title>
        <item><title>Named</title><enclosure url=\"{named}\" type=\"audio/mpeg\"/></item>
        <item><title>Own</title><guid>1</guid><enclosure url=\"{own}\" type=\"audio/x-m4a\"/></item>
        </channel></rss>"
    );
    scene.host.answer("/feed.xml", feed.as_str());
    for path in ["/named.mp3", "/own"] {
        scene.host.answer(path, Answer::Versioned(b"sound".to_vec()));
    }
    ensure!(scene.run().await?? == Outcome::Updated { episodes: 2, fetched: 1, missing: 0 });
    let copy = scene.copy();
    ensure!(copy.contains(&named) && !copy.contains(&own) && copy.contains("-own.m4a"), "{copy}");
    ensure!(copy.contains("encoding='UTF-8'"), "{copy}");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn audio_is_copied_if_it_is_asked_for_and_goes_on_where_it_ended() -> Result<()> {
    let mut scene = Scene::new("audio").await?;
    scene.publish(1, 1);
    scene.options.audio = true;
    let audio: Vec<u8> = (0..500_000_u32).map(|byte| byte as u8).collect();
    scene.host.answer("/1.mp3", Answer::Starved(audio.clone(), 200_000));
    let options = scene.options.clone();
    let broken = tokio::task::spawn_blocking(move || ::mirror::run(&options));
    while scene.host.requests("/1.mp3").is_empty() {
        tokio::task::yield_now().await;
    }
    // The part is on the disk before the connection breaks.
    let part = || {
        let entries = fs::read_dir(scene.options.site.join("mirror")).into_iter().flatten();
        let parts = entries.filter_map(|entry| Some(entry.ok()?.path()));
        let mut parts = parts.filter(|path| path.extension().is_some_and(|found| found == "part"));
        parts.next().and_then(|path| fs::metadata(path).ok()).map_or(0, |part| part.len())
    };
    while part() < 100_000 {
        tokio::task::yield_now().await;
    }
    scene.host.stop().await;
    ensure!(matches!(broken.await?, Ok(Outcome::Updated { missing: 1.., .. })), "not missing");
    scene.host.resume().await?;
    scene.host.answer("/1.mp3", Answer::Bytes(audio.clone()));
    ensure!(matches!(scene.run().await?, Ok(Outcome::Updated { missing: 0, .. })));
    let last = scene.host.requests("/1.mp3").pop().context("it was not asked for")?;
    ensure!(last.status == 206 && last.if_range.is_some(), "{last:?}");
    let copy = scene.copy();
    let path = copy.split("<enclosure url=\"").nth(1).and_then(|rest| rest.split('"').next());
    let path = scene.options.site.join(path.context("the audio is not of this site")?);
    ensure!(fs::read(&path)? == audio, "other bytes");
    // A copy that was damaged is fetched again.
    fs::write(&path, b"short")?;
    scene.publish(1, 2);
    scene.run().await??;
    ensure!(fs::read(&path)? == audio, "the damaged copy stays");
    Ok(())
}

/// Whatever instant it is killed at, the feed is one of the two that were published, whole.
#[tokio::test(flavor = "multi_thread")]
async fn killed_at_any_instant_it_leaves_a_whole_feed() -> Result<()> {
    let scene = Scene::new("killed").await?;
    let status = Command::new("cargo")
        .args(["build", "--quiet", "--package", "mirror"])
        .current_dir(root())
        .status()?;
    ensure!(status.success(), "it does not compile");
    scene.publish(1, 1);
    scene.run().await??;
    let mut whole = 0;
    for kill in 0..200_usize {
        scene.publish(1 + kill % 3, 1 + kill % 28);
        let mut process = Command::new(root().join("target/debug/mirror"))
            .args(["--allow-http", "--allow-private", "--allow-fewer"])
            .args(["--feed", &scene.options.feed, "--site"])
            .arg(&scene.options.site)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()?;
        // A run takes some twenty milliseconds; the instants are spread over it.
        tokio::time::sleep(Duration::from_micros((kill as u64 * 7_919) % 40_000)).await;
        let _ = process.kill();
        whole += usize::from(process.wait()?.success());
        let copy = scene.copy();
        let show = ::feed::parse(&copy, "https://e.org/feed.xml");
        let show = show.map_err(|error| anyhow::anyhow!("after {kill} kills: {error}"))?;
        ensure!((1..=3).contains(&show.episodes.len()) && copy.ends_with("</rss>"), "{copy}");
        for item in &show.episodes {
            let transcript = item.episode.transcripts.first().context("no transcript")?;
            if let Some(path) = transcript.url.strip_prefix("https://e.org/") {
                ensure!(scene.options.site.join(path).exists(), "{path} is named and not there");
            }
        }
    }
    ensure!((5..195).contains(&whole), "{whole} of 200 runs were whole: the kills hit nothing");
    scene.publish(3, 28);
    ensure!(scene.run().await?.is_ok(), "the next run goes on");
    Ok(())
}

//! Another show, made from its data alone: nothing of the embedded one is on its pages.

use std::fs;

use anyhow::{Context, Result, ensure};
use browser_tests::second_show::{self, CHAPTERS, EPISODES};
use browser_tests::show::mp3;
use browser_tests::{Answer, Server, Visitor, root, visit};

#[tokio::test]
async fn another_show_has_its_own_words_colours_and_topics() -> Result<()> {
    visit(|mut v| async move {
        open_site(&mut v).await?;
        v.open_until("/", "Was Brücken trägt").await?;
        v.find("link", "Brückenfunk").await?;
        v.find("heading", "Bauteile").await?;
        v.find("status", &format!("{EPISODES} episodes")).await?;
        let looks = "const style = getComputedStyle(document.documentElement);
            const explicit = document.querySelector('.latest .explicit').innerText;
            return [document.title, explicit, style.getPropertyValue('--accent'),
                document.querySelectorAll('.latest .cover-flag').length]";
        let looks = v.eval(looks).await?;
        ensure!(looks[0] == "Brückenfunk: über Brücken und die Leute, die sie bauen", "{looks}");
        ensure!(looks[1] == "Explicit" && looks[3] == 11, "{looks}");
        ensure!(looks[2].to_string().contains("#0b57a4"), "{looks}");
        assert_nothing_of_the_first_show(&v).await?;

        v.open_until("/nirgends", "Page not found").await?;
        v.wait_for(
            "the show's own joke",
            "return document.body.innerText.includes('Diese Brücke führt nirgends hin.')",
        )
        .await?;
        v.open_until("/about", "Feed health").await?;
        v.find("link", "CC BY 4.0").await?;
        v.find("link", "Mitglied werden").await?;
        assert_nothing_of_the_first_show(&v).await
    })
    .await
}

#[tokio::test]
async fn seasons_trailers_and_topics_of_another_show_filter_its_episodes() -> Result<()> {
    visit(|mut v| async move {
        open_site(&mut v).await?;
        v.open_until("/?season=2", "Was Brücken trägt").await?;
        v.find("status", &format!("100 of {EPISODES} episodes")).await?;
        v.open_until("/?format=trailer", "Was Brücken trägt").await?;
        v.find("status", &format!("4 of {EPISODES} episodes")).await?;
        v.find("link", "Staffel 4 beginnt").await?;
        v.click("button", "Reset").await?;
        v.click("button", "Pylon").await?;
        v.find("status", "33 of").await?;
        // Without a place to choose formats of guests, which it never has.
        v.find("combobox", "Season").await?;
        let formats = "return [...document.querySelectorAll('#format option')]
            .map((option) => option.innerText).join()";
        let formats = v.eval(formats).await?;
        ensure!(formats == "All formats,Specials,Trailers,Bonus", "{formats}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn another_show_plays_its_chapters_and_is_searched_in_its_language() -> Result<()> {
    visit(|mut v| async move {
        open_site(&mut v).await?;
        v.open("/").await?;
        v.wait_for_program().await?;
        v.open_until("/?q=gro%C3%9Fe", "Search").await?;
        v.wait_for("marked words", "return document.querySelector('mark')?.innerText === 'Größe'")
            .await?;
        v.open_until("/episodes/hohlkasten-in-linz", "Hohlkasten in Linz").await?;
        v.click("button", "Play Hohlkasten").await?;
        v.wait_for_sound().await?;
        v.click("button", "Full player").await?;
        v.click("link", "0:20 Am Ufer").await?;
        v.wait_for_sound_from(20.0).await
    })
    .await
}

/// What is read without a program, and by other programs.
#[test]
fn the_pages_of_another_show_are_its_own() -> Result<()> {
    let site = second_show::site()?;
    let read = |path: &str| {
        fs::read_to_string(site.join(path)).with_context(|| format!("{path} is missing"))
    };
    let home = read("index.html")?;
    ensure!(home.contains("<h1 tabindex=\"-1\" lang=\"de\">Was Brücken trägt</h1>"), "no heading");
    ensure!(home.contains("content=\"#0e1a2b\""), "the theme colour is another one");
    let episode = read("episodes/fachwerk-in-koln.html")?;
    ensure!(episode.contains("Folge aus Köln") && episode.contains("Season 1"), "no notes");
    ensure!(read("episodes/hohlkasten-in-zurich.html").is_ok(), "no page");
    let manifest: serde_json::Value = serde_json::from_str(&read("manifest.webmanifest")?)?;
    ensure!(manifest["name"] == "Brückenfunk", "{manifest}");
    ensure!(manifest["screenshots"] == serde_json::json!([]), "{manifest}");
    for file in ["index.html", "404.html", "llms.txt", "feed.json", "sitemap.xml"] {
        let text = read(file)?.to_lowercase().replace("netstack-fm", "");
        ensure!(!text.contains("netstack"), "{file} names the first show");
    }
    for icon in ["icon-192", "icon-512", "maskable-512", "apple-touch-icon"] {
        ensure!(
            fs::read(site.join(format!("icons/{icon}.png")))?.starts_with(b"\x89PNG"),
            "{icon}"
        );
    }
    Ok(())
}

async fn open_site(v: &mut Visitor) -> Result<()> {
    v.server = Server::start_in(second_show::site()?).await?;
    for index in 1..=EPISODES {
        v.server.answer(&format!("/kapitel/{index}.json"), CHAPTERS);
        v.server.answer(&format!("/ton/{index}.mp3"), Answer::Bytes(mp3(60)));
    }
    Ok(())
}

async fn assert_nothing_of_the_first_show(v: &Visitor) -> Result<()> {
    let text = v.eval("return document.body.innerText + document.title").await?.to_string();
    for word in ["Netstack", "packet", "route to host", "Explore the stack"] {
        ensure!(!text.contains(word), "the page says “{word}”");
    }
    Ok(())
}

/// Two commands make a site of a feed, whichever host has written it.
#[tokio::test]
async fn the_feeds_of_eight_hosts_become_sites() -> Result<()> {
    let feeds = fs::read_dir(root().join("tests/fixtures/hosts"))?;
    let feeds = feeds.collect::<Result<Vec<_>, _>>()?;
    ensure!(feeds.len() == 8, "there are {} hosts", feeds.len());
    let mut sites = Vec::new();
    for feed in feeds {
        sites.push(second_show::site_of_feed(&feed.path())?);
    }
    visit(|mut v| async move {
        for site in sites {
            let name = fs::read_to_string(site.join("site.json"))?;
            let name: serde_json::Value = serde_json::from_str(&name)?;
            let name = name["name"].as_str().context("a show without a name")?.to_owned();
            v.server = Server::start_in(site).await?;
            v.open("/").await?;
            v.wait_for_program().await?;
            v.find("link", &name).await?;
            // A serial show begins with the first one.
            v.wait_for("an episode", "return !!document.querySelector('.latest a')").await?;
            v.click_first(".latest .card-title a").await?;
            v.wait_for("an episode", "return location.pathname.startsWith('/episodes/')").await?;
            v.open_until("/about", "Feed health").await?;
            let faults = "return [...document.querySelectorAll('#health ~ *')]
                .some((element) => element.innerText.includes('site.json: line'))";
            ensure!(v.eval(faults).await? == false, "{name} has faults in site.json");
            // What a feed names on its own host is not here.
            let mut errors = v.console_errors().await?;
            errors.retain(|error| !error.contains("404"));
            ensure!(errors.is_empty(), "{name}: {errors:?}");
        }
        Ok(())
    })
    .await
}

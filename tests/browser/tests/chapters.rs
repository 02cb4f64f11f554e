//! Chapters from chapter files and from audio files.

use anyhow::{Context, Result, ensure};
use browser_tests::{Answer, Visitor, visit};
use id3::frame::{Chapter, Picture, PictureType};
use id3::{Encoder, Tag, TagLike, Version};

/// A feed of one episode with this audio, chapters in its notes, and additional elements.
fn feed(audio: &str, extra: &str) -> String {
    format!(
        "<rss version='2.0' xmlns:itunes='http://www.itunes.com/dtds/podcast-1.0.dtd' \
         xmlns:podcast='https://podcastindex.org/namespace/1.0'><channel><title>T</title><item>\
         <title>One</title><guid>1</guid><itunes:episode>1</itunes:episode>\
         <enclosure url='{audio}' type='audio/mpeg' length='9'/>\
         <description><![CDATA[<p>0:00 From the notes</p><p>0:02 And more</p>]]></description>\
         {extra}</item></channel></rss>"
    )
}

/// Silence as MPEG-1 Layer III frames, 26 milliseconds each.
fn silence(seconds: usize) -> Vec<u8> {
    let mut frame = vec![0xff, 0xfb, 0x90, 0x64];
    frame.resize(417, 0);
    frame.repeat(seconds * 1_000 / 26)
}

/// The text of the chapters on the page.
async fn chapter_names(v: &Visitor) -> Result<Vec<String>> {
    let rows = v.all("link", "0:").await?;
    let mut names = Vec::new();
    for row in rows {
        names.push(row.text().await?.replace('\n', " "));
    }
    Ok(names)
}

/// Opens the episode, waits for the chapters in the notes, and plays it.
async fn play_episode(v: &Visitor) -> Result<()> {
    v.open("/episodes/1").await?;
    v.find("link", "0:02 And more").await?;
    v.click("button", "Play One").await
}

#[tokio::test]
async fn a_chapter_file_of_another_site_is_read_on_request() -> Result<()> {
    let link = "<podcast:chapters url='https://127.0.0.1:9/c.json' type='application/json'/>";
    visit(|v| async move {
        v.server.answer("/feed.xml", feed("/tagged.mp3", link).as_str());
        v.server.answer("/tagged.mp3", Answer::Bytes(silence(20)));
        v.open("/episodes/1").await?;
        v.find("link", "0:02 And more").await?;
        let asked = "return performance.getEntriesByType('resource')
            .some((entry) => entry.name.includes('127.0.0.1:9/'))";
        ensure!(v.eval(asked).await? == false, "the file was fetched unasked");
        v.click("button", "Load chapters from 127.0.0.1:9").await?;
        v.find("status", "The chapters could not be loaded.").await?;
        v.find("link", "0:02 And more").await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_chapter_file_of_this_site_is_read_with_the_page() -> Result<()> {
    let link = "<podcast:chapters url='/chapters.json' type='application/json'/>";
    visit(|v| async move {
        v.server.answer("/feed.xml", feed("/tagged.mp3", link).as_str());
        v.server.answer("/tagged.mp3", Answer::Bytes(silence(20)));
        v.server.answer(
            "/chapters.json",
            r#"{"version":"1.2.0","chapters":[{"startTime":4,"title":"Later","url":"https://e.org/later"},
               {"startTime":2,"title":"Art","toc":false,"img":"/icons/icon-192.png"},{"startTime":0,"title":"From the file"}]}"#,
        );
        v.open("/episodes/1").await?;
        v.find("link", "0:04 Later").await?;
        v.click("button", "Play One").await?;
        v.wait_for_sound().await?;
        let names = chapter_names(&v).await?;
        ensure!(!names.iter().any(|name| name.contains("Art")), "{names:?}");
        ensure!(names.iter().any(|name| name.contains("From the file")), "{names:?}");
        v.find("link", "More about Later").await?;
        // A silent chapter still shows its picture.
        v.click("button", "Full player").await?;
        let picture = "return document.querySelector('.chapter-picture')?.naturalWidth === 192";
        v.wait_for("the picture", picture).await?;
        v.click("link", "0:04 Later").await?;
        v.wait_for_sound().await?;
        ensure!(v.current_time().await? >= 4.0, "the sound is elsewhere");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_failing_chapter_file_leaves_the_chapters_in_the_notes() -> Result<()> {
    let link = "<podcast:chapters url='/chapters.json' type='application/json'/>";
    visit(|v| async move {
        v.server.answer("/feed.xml", feed("/tagged.mp3", link).as_str());
        v.server.answer("/tagged.mp3", Answer::Bytes(silence(20)));
        v.server.answer("/chapters.json", Answer::Status(500));
        play_episode(&v).await?;
        v.wait_for_sound().await?;
        v.find("link", "0:02 And more").await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn embedded_chapters_are_found_with_range_requests() -> Result<()> {
    let mut tag = Tag::new();
    tag.add_frame(Picture {
        mime_type: "image/png".to_owned(),
        picture_type: PictureType::CoverFront,
        description: String::new(),
        data: vec![1; 400_000],
    });
    for (index, (start, title)) in [(0, "In the tag"), (3_000, "Tagged too")].iter().enumerate() {
        tag.add_frame(Chapter {
            element_id: format!("c{index}"),
            start_time: *start,
            end_time: start + 1_000,
            start_offset: u32::MAX,
            end_offset: u32::MAX,
            frames: vec![id3::Frame::text("TIT2", *title)],
        });
    }
    let mut file = Vec::new();
    Encoder::new().version(Version::Id3v24).encode(&tag, &mut file)?;
    file.extend(silence(60));
    visit(|v| async move {
        v.server.answer("/feed.xml", feed("/tagged.mp3", "").as_str());
        v.server.answer("/tagged.mp3", Answer::Bytes(file));
        play_episode(&v).await?;
        v.find("link", "0:03 Tagged too").await?;
        let requests = v.server.requests("/tagged.mp3");
        // The media element requests open-ended ranges, the chapter search closed ones.
        let lengths = requests.iter().filter_map(|request| {
            let (start, end) = request.range.as_deref()?.strip_prefix("bytes=")?.split_once('-')?;
            Some(end.parse::<u64>().ok()? + 1 - start.parse::<u64>().ok()?)
        });
        let fetched: u64 = lengths.sum();
        ensure!((1..=200_000).contains(&fetched), "{fetched} bytes: {requests:?}");
        v.wait_for_sound().await
    })
    .await
    .context("chapters of an MP3")
}

//! Tests that fail in an engine as it is, each with its reason. A test that begins to
//! pass fails, so that the list stays true.

use anyhow::{Result, bail};

use crate::Engine;

/// Without a sound device, Firefox reports each file as an error and plays on.
const NO_SOUND_DEVICE: &str = "Firefox has no sound device here, and takes a file for broken";

/// Without a sound device, Firefox starts no audio context, and the sound stays as it is.
const NO_AUDIO_CONTEXT: &str = "Firefox has no sound device here, so its audio contexts never run";

/// The engine, the name of the test, and why it fails there.
const FAILURES: [(Engine, &str, &str); 7] = [
    (Engine::Firefox, "controlling::shortcuts_work_everywhere_except_in_fields", NO_SOUND_DEVICE),
    (
        Engine::Firefox,
        "controlling::the_seek_bar_previews_the_time_and_the_chapter",
        NO_SOUND_DEVICE,
    ),
    (
        Engine::Firefox,
        "hostile_notes::hostile_notes_are_inert_in_dompurify",
        "this Firefox sanitises itself, and its driver cannot take that away",
    ),
    (
        Engine::Firefox,
        "playback_errors::retry_after_a_lost_connection_resumes_at_the_same_second",
        NO_SOUND_DEVICE,
    ),
    (
        Engine::Firefox,
        "sound_processing::a_file_of_another_site_plays_as_it_is_and_the_switch_says_why",
        NO_AUDIO_CONTEXT,
    ),
    (
        Engine::Firefox,
        "sound_processing::long_silences_are_played_faster_and_positions_stay",
        NO_AUDIO_CONTEXT,
    ),
    (
        Engine::Firefox,
        "sound_processing::what_was_switched_on_is_on_in_the_next_visit",
        NO_AUDIO_CONTEXT,
    ),
];

/// Debian's WebKitGTK is built without the File System API.
const NO_FILE_SYSTEM: &str = "WebKitGTK has no File System API here, so nothing is stored";

/// The tests that need stored files.
const WITH_FILES: [&str; 19] = [
    "below_a_path::a_download_plays_and_pages_open_without_the_network",
    "downloading::a_changed_file_is_downloaded_from_the_start",
    "downloading::a_download_plays_and_seeks_without_the_network",
    "downloading::a_download_that_the_browser_removed_says_so",
    "downloading::a_file_without_a_record_is_removed",
    "downloading::a_lost_connection_resumes_with_the_same_bytes",
    "downloading::a_server_without_ranges_and_lengths_is_read_from_the_start",
    "downloading::downloads_are_paused_resumed_and_removed",
    "downloading::two_tabs_fetch_a_file_once",
    "downloading::a_path_of_this_site_has_the_audio_of_another_host",
    "tunnel::a_broken_stream_goes_on_from_the_download",
    "tunnel::a_download_keeps_its_transcript_and_plays_at_twice_the_speed",
    "tunnel::downloaded_episodes_are_listed",
    "tunnel::settings_download_the_newest_episodes",
    "tunnel::the_queue_skips_what_is_not_downloaded",
    "tunnel::the_queue_waits_for_the_network",
    "updating::an_update_does_not_disturb_a_download_that_plays",
    "updating::an_update_goes_on_with_a_download",
    "updating::the_kill_switch_keeps_downloads",
];

/// Speed and position set at once crash WebKitGTK's process in every other run; a bare
/// media element without this site does the same.
const SPEED_AND_SEEK: &str = "WebKitGTK crashes now and then if speed and position are set at once";
/// A seek in the first second of playback never ends, in one run of five.
const SEEK_AT_START: &str = "WebKitGTK does not end each seek in the first second of playback";

/// An element whose sound an audio graph has taken plays at twice the speed, then stops to
/// buffer once a second.
const UNSTEADY_CLOCK: &str = "WebKitGTK has no sound device here, and Web Audio no steady clock";

/// The engine, the name of the test, and why it fails there now and then. Such a test says
/// nothing in that engine, whatever its outcome.
const UNSTABLE: [(Engine, &str, &str); 6] = [
    (Engine::Webkit, "queueing::the_next_queued_episode_plays_at_the_same_speed", SPEED_AND_SEEK),
    (Engine::Webkit, "resuming::a_damaged_record_does_not_affect_others", SPEED_AND_SEEK),
    (Engine::Webkit, "playing::sound_continues_across_pages", SEEK_AT_START),
    (
        Engine::Webkit,
        "sound_processing::a_file_of_another_site_plays_as_it_is_and_the_switch_says_why",
        UNSTEADY_CLOCK,
    ),
    (
        Engine::Webkit,
        "sound_processing::long_silences_are_played_faster_and_positions_stay",
        UNSTEADY_CLOCK,
    ),
    (
        Engine::Webkit,
        "sound_processing::what_was_switched_on_is_on_in_the_next_visit",
        UNSTEADY_CLOCK,
    ),
];

/// The outcome of the current test, with an expected failure as a success.
pub fn judge(engine: Engine, outcome: Result<()>) -> Result<()> {
    let thread = std::thread::current();
    let test = thread.name().unwrap_or_default();
    if let Some((_, _, reason)) = UNSTABLE.iter().find(|(e, name, _)| *e == engine && *name == test)
        && let Err(error) = &outcome
    {
        println!("ignored, since {reason}: {error}");
        return Ok(());
    }
    let in_table = FAILURES.iter().find(|(e, name, _)| *e == engine && *name == test);
    let needs_files = engine == Engine::Webkit && WITH_FILES.contains(&test);
    let expected = match in_table {
        Some((_, _, reason)) => Some(*reason),
        None => needs_files.then_some(NO_FILE_SYSTEM),
    };
    match (expected, outcome) {
        (Some(reason), Err(error)) => {
            println!("expected, since {reason}: {error}");
            Ok(())
        }
        (Some(reason), Ok(())) => {
            bail!("{test} passes in {engine:?} now; it was expected to fail, since {reason}")
        }
        (None, outcome) => outcome,
    }
}

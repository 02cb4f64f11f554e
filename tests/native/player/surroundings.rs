//! What surrounds the machine: keys, the system's session, speeds, shifted files.

use super::*;
use player::media_session::{metadata as session_metadata, playback_state, position_state};
use player::shortcuts::{Command, Focus, command};
use show::ChapterSource;

#[test]
fn keys_work_the_player_and_leave_alone_what_is_not_theirs() {
    let page = [
        (" ", Command::Toggle),
        ("k", Command::Toggle),
        ("j", Command::Back),
        ("L", Command::Forward),
        ("ArrowLeft", Command::StepBack),
        ("ArrowRight", Command::StepForward),
        ("[", Command::PreviousChapter),
        ("]", Command::NextChapter),
        ("<", Command::Slower),
        (">", Command::Faster),
        ("m", Command::Mute),
        ("0", Command::Tenths(0)),
        ("9", Command::Tenths(9)),
        ("/", Command::Search),
        ("n", Command::Enqueue),
        ("?", Command::Help),
    ];
    for (key, expected) in page {
        assert_eq!(command(key, false, Focus::Page), Some(expected), "{key}");
        assert_eq!(command(key, true, Focus::Page), None, "combined {key}");
        assert_eq!(command(key, false, Focus::Typing), None, "typed {key}");
    }
    for key in ["Tab", "Enter", "Escape", "ArrowUp", "ArrowDown", "F5", "Home", "h", "10", "+1"] {
        assert_eq!(command(key, false, Focus::Page), None, "{key}");
    }
    assert_eq!(command(" ", false, Focus::Pressable), None, "space presses a button");
    assert_eq!(command("k", false, Focus::Pressable), Some(Command::Toggle));
    for key in [" ", "ArrowLeft", "ArrowRight"] {
        assert_eq!(command(key, false, Focus::Movable), None, "{key} moves a slider");
    }
}

#[test]
fn the_system_is_told_only_what_it_can_take() {
    let empty = Player::default();
    assert_eq!((position_state(&empty), playback_state(&empty)), (None, "none"));
    let mut player = Player::default();
    player.now(Event::Start(track("a", None), StartAt::Resume(None)));
    assert_eq!(position_state(&player), None, "without a length it throws");
    player.now(metadata());
    player.now(MediaEvent::Playing);
    player.now(MediaEvent::TimeUpdate(Moment::from_millis(300_400)));
    let state = position_state(&player).unwrap();
    assert_eq!((state.position, state.duration, state.rate), (300.0, 300.0, 1.0));
    assert_eq!(playback_state(&player), "playing");
    player.now(Event::Pause);
    assert_eq!(playback_state(&player), "paused");
}

#[test]
fn the_lock_screen_shows_the_chapter() {
    let a = track("a", None);
    let shown = session_metadata(&a, Some(1), "Show");
    assert_eq!(
        (shown.title.as_str(), shown.artist.as_str(), shown.album.as_str()),
        ("at 60", "Show", "a")
    );
    assert_eq!(shown.chapters.len(), 3);
    assert_eq!(session_metadata(&a, None, "Show").title, "a");
}

#[test]
fn speeds_have_steps_and_are_written_without_noise() {
    let labels = Speed::COMMON.map(Speed::label);
    assert_eq!(labels, ["0.5×", "0.75×", "1×", "1.25×", "1.5×", "1.75×", "2×", "2.5×", "3×"]);
    assert_eq!(Speed::new(9_999), Speed::FASTEST);
    assert_eq!(Speed::new(1), Speed::SLOWEST);
    assert_eq!(Speed::new(133).label(), "1.35×");
    assert_eq!(Speed::new(135).faster(), Speed::new(150));
    assert_eq!(Speed::new(135).slower(), Speed::new(125));
    assert_eq!(Speed::FASTEST.faster(), Speed::FASTEST);
}

#[test]
fn a_file_that_is_longer_than_the_feed_says_has_something_put_in() {
    let mut a = (*track("a", Some(300))).clone();
    assert_eq!(a.inserted(length(303)), None, "rounding");
    assert_eq!(a.inserted(length(290)), None, "shorter");
    assert_eq!(a.inserted(length(360)), Some(length(60)));
    a.chapter_source = ChapterSource::Embedded;
    assert_eq!(a.inserted(length(360)), None, "these are right whatever is in it");
    assert_eq!(track("a", None).inserted(length(360)), None);
}

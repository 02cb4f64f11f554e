//! Playing, seeking, and the traps of media elements.

use super::*;
use player::machine::{Fault, MediaState, Notice, Status};
use player::settings::Settings;
use player::sleep::Sleep;

#[test]
fn starting_loads_and_what_the_element_says_counts() {
    let mut player = Player::default();
    assert_eq!(player.now(start("a")), loading("a", Speed::default()));
    assert_eq!(player.status, Status::Starting);
    assert!(player.is_active());
    player.now(MediaEvent::LoadedMetadata { duration: Some(length(301)) });
    player.now(MediaEvent::Playing);
    assert_eq!(player.status, Status::Playing);
    assert_eq!(player.duration(), Some(length(301)));
    player.now(MediaEvent::DurationChange(length(302)));
    assert_eq!(player.duration(), Some(length(302)), "a file without a header is found out");
    player.now(MediaEvent::TimeUpdate(at(5)));
    assert_eq!(player.position, at(5));
    assert!(player.now(Event::Pause).contains(&PAUSE));
    assert_eq!(player.status, Status::Paused);
}

#[test]
fn a_seek_before_the_head_is_read_lands_once_it_is() {
    let mut player = Player::default();
    player.now(Event::Start(track("a", None), StartAt::Moment(at(90))));
    assert_eq!(player.now(MediaEvent::TimeUpdate(Moment::START)), []);
    assert_eq!(player.position, at(90), "the element's time means nothing yet");
    assert_eq!(player.now(Event::Seek(at(70))), []);
    assert_eq!(player.now(metadata()), [seek(at(70))]);
}

#[test]
fn a_seek_that_ios_forgets_is_made_once_more() {
    let mut player = Player::default();
    player.now(start_at("a", 90));
    assert_eq!(player.now(metadata()), [seek(at(90))]);
    player.now(MediaEvent::Playing);
    assert_eq!(player.now(MediaEvent::TimeUpdate(Moment::START)), [seek(at(90))]);
    assert_eq!(player.position, at(90));
    player.now(MediaEvent::TimeUpdate(at(90)));
    // Once is enough: whoever goes back means it.
    player.now(Event::Seek(at(10)));
    assert_eq!(player.now(MediaEvent::TimeUpdate(at(10))), []);
}

#[test]
fn a_chapter_of_the_same_episode_seeks_and_one_of_another_loads() {
    let mut player = playing();
    let effects = player.now(start_at("a", 0));
    assert_eq!(effects, [seek(Moment::START), CLAIM, PLAY]);
    let effects = player.now(start_at("b", 60));
    assert_eq!(effects[0], saved("a", 0));
    assert_eq!(effects[1..], loading("b", Speed::default()));
    assert_eq!(player.now(metadata()), [seek(at(60))]);
}

#[test]
fn arming_makes_no_sound_and_stops_none() {
    let mut player = Player::default();
    assert_eq!(player.now(arm("a", 90)), []);
    assert_eq!((player.status, player.position), (Status::Paused, at(90)));
    assert_eq!(player.now(Event::Play), loading("a", Speed::default()));

    let mut player = playing();
    player.now(arm("b", 90));
    assert!(player.holds(&id("a")));
    assert_eq!(player.status, Status::Playing);
}

#[test]
fn a_moment_in_an_address_is_granted_once() {
    let mut player = Player::default();
    player.now(arm("a", 90));
    player.now(Event::Play);
    player.now(metadata());
    player.now(MediaEvent::TimeUpdate(at(90)));
    player.now(MediaEvent::Playing);
    player.now(MediaEvent::TimeUpdate(at(200)));
    // "Back" to the same page, or the page made anew.
    assert_eq!(player.now(arm("a", 90)), []);
    assert_eq!(player.position, at(200));
    assert_eq!(player.now(arm("a", 30)), [seek(at(30))]);
    // A link that is followed once more is meant once more.
    player.now(MediaEvent::TimeUpdate(at(200)));
    let again = Event::Arm { track: track("a", Some(300)), at: at(30), anew: true };
    assert_eq!(player.now(again), [seek(at(30))]);
}

#[test]
fn a_file_without_a_length_can_be_sought_all_the_same() {
    let mut player = Player::default();
    player.now(Event::Start(track("a", None), StartAt::Resume(None)));
    player.now(MediaEvent::LoadedMetadata { duration: None });
    player.now(MediaEvent::Playing);
    assert_eq!(player.now(Event::Skip(30)), [seek(at(30))]);
    player.now(MediaEvent::TimeUpdate(at(31)));
    assert_eq!(player.position, at(31));
    assert_eq!(player.now(Event::SeekTenths(5)), [], "half of what?");
}

#[test]
fn past_the_end_is_the_start_and_says_so() {
    let notice = Some(Notice::PastEnd(at(9_000)));
    let mut known = Player::default();
    known.now(arm("a", 9_000));
    assert_eq!((known.position, known.notice), (Moment::START, notice));

    let mut unknown = Player::default();
    unknown.now(Event::Start(track("a", None), StartAt::Moment(at(9_000))));
    assert_eq!(unknown.notice, None);
    assert_eq!(unknown.now(metadata()), []);
    assert_eq!((unknown.position, unknown.notice), (Moment::START, notice));

    let mut held = playing();
    held.now(start_at("a", 9_000));
    assert_eq!((held.position, held.notice), (Moment::START, notice));
}

#[test]
fn after_the_end_play_begins_again() {
    let mut player = playing();
    player.now(MediaEvent::Ended);
    assert_eq!((player.status, player.position), (Status::Ended, at(300)));
    let effects = player.now(Event::Play);
    assert!(effects.contains(&seek(Moment::START)), "{effects:?}");
    assert_eq!(player.status, Status::Starting);
}

#[test]
fn after_a_fault_retry_goes_on_at_the_same_second() {
    let mut player = playing();
    player.now(MediaEvent::TimeUpdate(at(42)));
    assert_eq!(player.now(MediaEvent::Error(Fault::Network)), [saved("a", 42)]);
    assert_eq!(player.status, Status::Failed(Fault::Network));
    assert_eq!(player.now(Event::Retry), loading("a", Speed::default()));
    assert_eq!(player.now(metadata()), [seek(at(42))]);
}

#[test]
fn an_error_that_does_not_stop_the_sound_is_none() {
    let mut player = playing();
    player.now(MediaEvent::TimeUpdate(at(42)));
    player.now(MediaEvent::Error(Fault::Decode));
    player.now(MediaEvent::TimeUpdate(at(42)));
    assert_eq!(player.status, Status::Failed(Fault::Decode));
    player.now(MediaEvent::TimeUpdate(Moment::from_millis(42_250)));
    assert_eq!(player.status, Status::Playing);
}

#[test]
fn a_refusal_ends_in_a_hint() {
    let mut player = playing();
    player.now(MediaEvent::PlayRejected);
    assert_eq!((player.status, player.notice), (Status::Paused, Some(Notice::NeedsClick)));
    player.now(Event::Play);
    assert_eq!(player.notice, None);
}

#[test]
fn settings_outlive_the_episode() {
    let mut player = playing();
    let speed = Speed::new(200);
    let settings = Settings { speed, volume: 40, ..Settings::default() };
    let sound = set_volume(40, false);
    let effects = player.now(Event::ChangeSettings(settings));
    assert_eq!(effects, [set_rate(speed), sound.clone(), SAVE_SETTINGS]);
    let effects = player.now(start("b"));
    assert!(effects.contains(&set_rate(speed)) && effects.contains(&sound), "{effects:?}");
    // From another tab they are kept already.
    assert!(!player.now(Event::SettingsAre(Settings::default())).contains(&SAVE_SETTINGS));
    assert_eq!(player.settings, Settings::default());
}

#[test]
fn skips_and_chapters_stay_inside() {
    let mut player = playing();
    assert_eq!(player.now(Event::Skip(-15)), [seek(Moment::START)]);
    player.now(MediaEvent::TimeUpdate(at(290)));
    assert_eq!(player.now(Event::Skip(30)), [seek(at(300))]);
    player.now(MediaEvent::TimeUpdate(at(61)));
    assert_eq!(player.now(Event::PreviousChapter), [seek(Moment::START)]);
    assert_eq!(player.now(Event::PreviousChapter), [seek(Moment::START)]);
    assert_eq!(player.now(Event::NextChapter), [seek(at(60))]);
    assert_eq!(player.now(Event::SeekTenths(9)), [seek(at(270))]);
}

#[test]
fn two_tabs_do_not_fight() {
    let mut player = playing();
    player.now(MediaEvent::TimeUpdate(at(42)));
    let effects = player.now(Event::Yield);
    assert_eq!(effects, [saved("a", 42), PAUSE]);
    assert_eq!((player.status, player.notice), (Status::Paused, Some(Notice::Elsewhere)));
    // What goes on there goes on here later, and is not kept twice.
    let there = Progress::new(at(80), Some(length(300)), NOON);
    assert_eq!(player.now(Event::Moved(id("a"), there)), [seek(at(80))]);
    assert_eq!(player.position, at(80));
    assert_eq!(player.now(Event::Moved(id("b"), there)), []);
    // A tab that plays knows best itself.
    let mut player = playing();
    player.now(MediaEvent::TimeUpdate(at(42)));
    assert_eq!(player.now(Event::Moved(id("a"), there)), []);
    assert_eq!(player.position, at(42));
}

#[test]
fn sound_that_does_not_come_is_given_up_and_welcome_later() {
    let mut player = playing();
    player.now(MediaEvent::TimeUpdate(at(42)));
    player.now(MediaEvent::Waiting);
    assert_eq!(player.step(Event::Tick, NOON + 1_000), []);
    assert_eq!(player.step(Event::Tick, NOON + 11_000), [NUDGE]);
    assert_eq!(player.status, Status::Buffering);
    assert!(!player.step(Event::Tick, NOON + 12_000).is_empty(), "the place is kept");
    assert_eq!(player.status, Status::Failed(Fault::Network));
    player.step(MediaEvent::TimeUpdate(Moment::from_millis(42_250)), NOON + 20_000);
    assert_eq!(player.status, Status::Playing);
}

#[test]
fn what_was_given_up_is_silenced_for_good() {
    let given_up = || {
        let mut player = playing();
        player.now(MediaEvent::TimeUpdate(at(42)));
        player.now(MediaEvent::Waiting);
        player.step(Event::Tick, NOON + 12_000);
        player
    };
    assert!(given_up().now(Event::Yield).contains(&PAUSE));
    assert!(given_up().now(arm("b", 10)).contains(&PAUSE));
    let mut player = given_up();
    player.now(Event::SetSleep(Some(Sleep::At(NOON + 20_000))));
    assert!(player.step(Event::Tick, NOON + 20_000).contains(&PAUSE));
}

#[test]
fn chapters_that_are_the_same_change_nothing() {
    let mut player = playing();
    let before = player.track.clone().unwrap();
    let same = before.chapters.clone();
    player.now(Event::Chapters(id("a"), same, ChapterSource::Embedded));
    assert!(Arc::ptr_eq(&before, player.track.as_ref().unwrap()));
    let better = vec![Chapter::new(at(5), "better")].into();
    player.now(Event::Chapters(id("a"), better, ChapterSource::Embedded));
    let track = player.track.clone().unwrap();
    assert_eq!((track.chapters.len(), track.chapter_source), (1, ChapterSource::Embedded));
}

#[test]
fn an_element_that_was_started_before_the_player_is_taken_over_as_it_is() {
    let element = MediaState {
        position: at(70),
        has_metadata: true,
        length: Some(length(300)),
        active: true,
        audible: true,
        fault: None,
    };
    let cases = [
        (element, Status::Playing),
        (MediaState { audible: false, ..element }, Status::Starting),
        (MediaState { active: false, ..element }, Status::Paused),
        (
            MediaState { fault: Some(Fault::Unavailable), ..element },
            Status::Failed(Fault::Unavailable),
        ),
    ];
    for (element, status) in cases {
        let mut player = Player::default();
        let effects = player.now(Event::Adopt(track("a", Some(300)), element));
        assert_eq!((player.status, player.position), (status, at(70)));
        assert!(!effects.iter().any(|e| matches!(e, Effect::Media(MediaCommand::Load { .. }))));
    }
}

#[test]
fn another_file_of_the_episode_plays_on_from_the_same_position() {
    let video = "https://e.org/a.mp4".to_owned();
    let load = Effect::from(MediaCommand::Load { url: video.clone(), video: true });
    let mut player = playing();
    player.now(MediaEvent::TimeUpdate(at(42)));
    let effects = player.now(Event::ChooseFile(video.clone()));
    assert!(effects.contains(&load) && effects.contains(&PLAY), "{effects:?}");
    assert_eq!(player.position, at(42));
    assert!(player.now(metadata()).contains(&seek(at(42))));
    // And back; what is not there changes nothing.
    assert!(player.now(Event::ChooseFile(url("a"))).contains(&PLAY));
    assert_eq!(player.now(Event::ChooseFile(url("a"))), []);

    let mut paused = playing();
    paused.now(Event::Pause);
    assert_eq!(paused.now(Event::ChooseFile(video)), []);
    assert!(paused.now(Event::Play).contains(&load));
}

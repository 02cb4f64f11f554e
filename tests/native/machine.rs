use std::sync::Arc;

use netstack_fm::player::machine::{Effect, Event, Fault, Notice, Player, Speed, Status, Track};
use netstack_fm::show::{Chapter, ChapterSource, EpisodeId, Moment};
use proptest::prelude::*;

fn track(name: &str, seconds: Option<u32>) -> Arc<Track> {
    let chapter = |start| Chapter::new(Moment::from_secs(start), &format!("at {start}"));
    Arc::new(Track {
        id: EpisodeId(name.to_owned()),
        title: name.to_owned(),
        path: format!("/episodes/{name}"),
        url: format!("https://e.org/{name}.mp3"),
        duration: seconds.map(Moment::from_secs),
        chapters: vec![chapter(0), chapter(60), chapter(120)].into(),
        chapter_source: ChapterSource::Notes,
        chapters_file: None,
    })
}

fn at(seconds: u32) -> Moment {
    Moment::from_secs(seconds)
}

fn load(name: &str) -> Effect {
    Effect::Load(format!("https://e.org/{name}.mp3"))
}

/// A player that plays `a` (300 s long), from the start.
fn playing() -> Player {
    let mut player = Player::default();
    player.step(Event::Start(track("a", Some(300)), None));
    player.step(Event::HeadRead { length: Some(at(300)) });
    player.step(Event::Sounding);
    player
}

#[test]
fn starting_loads_and_what_the_element_says_counts() {
    let mut player = Player::default();
    let effects = player.step(Event::Start(track("a", Some(300)), None));
    assert_eq!(effects, [load("a"), Effect::Speed(Speed::default()), Effect::Play]);
    assert_eq!(player.status, Status::Starting);
    assert!(player.is_active());
    player.step(Event::HeadRead { length: Some(at(301)) });
    player.step(Event::Sounding);
    assert_eq!(player.status, Status::Playing);
    assert_eq!(player.duration(), Some(at(301)));
    player.step(Event::TimeIs(at(5)));
    assert_eq!(player.position, at(5));
    assert_eq!(player.step(Event::Pause), [Effect::Pause]);
    assert_eq!(player.status, Status::Paused);
}

#[test]
fn a_seek_before_the_head_is_read_lands_once_it_is() {
    let mut player = Player::default();
    player.step(Event::Start(track("a", None), Some(at(90))));
    assert_eq!(player.step(Event::TimeIs(Moment::START)), []);
    assert_eq!(player.position, at(90), "the element's time means nothing yet");
    assert_eq!(player.step(Event::Seek(at(70))), []);
    assert_eq!(player.step(Event::HeadRead { length: Some(at(300)) }), [Effect::Seek(at(70))]);
}

#[test]
fn a_chapter_of_the_same_episode_seeks_and_one_of_another_loads() {
    let mut player = playing();
    let a = player.track.clone().unwrap();
    let effects = player.step(Event::Start(a, Some(Moment::START)));
    assert_eq!(effects, [Effect::Seek(Moment::START), Effect::Play]);
    let effects = player.step(Event::Start(track("b", None), Some(at(60))));
    assert_eq!(effects, [load("b"), Effect::Speed(Speed::default()), Effect::Play]);
    assert_eq!(player.step(Event::HeadRead { length: Some(at(500)) }), [Effect::Seek(at(60))]);
}

#[test]
fn arming_makes_no_sound_and_stops_none() {
    let mut player = Player::default();
    assert_eq!(player.step(Event::Arm(track("a", Some(300)), at(90))), []);
    assert_eq!((player.status, player.position), (Status::Paused, at(90)));
    let effects = player.step(Event::Play);
    assert_eq!(effects, [load("a"), Effect::Speed(Speed::default()), Effect::Play]);

    let mut player = playing();
    player.step(Event::Arm(track("b", None), at(90)));
    assert!(player.holds(&EpisodeId("a".to_owned())));
    assert_eq!(player.status, Status::Playing);
}

#[test]
fn a_moment_in_an_address_is_granted_once() {
    let mut player = Player::default();
    player.step(Event::Arm(track("a", Some(300)), at(90)));
    player.step(Event::Play);
    player.step(Event::HeadRead { length: Some(at(300)) });
    player.step(Event::Sounding);
    player.step(Event::TimeIs(at(200)));
    // "Back" to the same page, or the page made anew.
    assert_eq!(player.step(Event::Arm(track("a", Some(300)), at(90))), []);
    assert_eq!(player.position, at(200));
    let effects = player.step(Event::Arm(track("a", Some(300)), at(30)));
    assert_eq!(effects, [Effect::Seek(at(30))]);
}

#[test]
fn a_file_without_a_length_can_be_sought_all_the_same() {
    let mut player = Player::default();
    player.step(Event::Start(track("a", None), None));
    player.step(Event::HeadRead { length: None });
    player.step(Event::Sounding);
    assert_eq!(player.step(Event::Skip(30)), [Effect::Seek(at(30))]);
    player.step(Event::TimeIs(at(31)));
    assert_eq!(player.position, at(31));
}

#[test]
fn past_the_end_is_the_start_and_says_so() {
    let notice = Some(Notice::PastEnd(at(9_000)));
    let mut known = Player::default();
    known.step(Event::Arm(track("a", Some(300)), at(9_000)));
    assert_eq!((known.position, known.notice), (Moment::START, notice));

    let mut unknown = Player::default();
    unknown.step(Event::Start(track("a", None), Some(at(9_000))));
    assert_eq!(unknown.notice, None);
    assert_eq!(unknown.step(Event::HeadRead { length: Some(at(300)) }), []);
    assert_eq!((unknown.position, unknown.notice), (Moment::START, notice));

    let mut held = playing();
    let effects = held.step(Event::Start(track("a", Some(300)), Some(at(9_000))));
    assert_eq!(effects, [Effect::Seek(Moment::START), Effect::Play]);
    assert_eq!(held.notice, notice);
}

#[test]
fn after_the_end_play_begins_again() {
    let mut player = playing();
    player.step(Event::Finished);
    assert_eq!((player.status, player.position), (Status::Ended, at(300)));
    assert_eq!(player.step(Event::Play), [Effect::Seek(Moment::START), Effect::Play]);
}

#[test]
fn after_a_fault_retry_goes_on_at_the_same_second() {
    let mut player = playing();
    player.step(Event::TimeIs(at(42)));
    player.step(Event::Broke(Fault::Network));
    assert_eq!(player.status, Status::Failed(Fault::Network));
    let effects = player.step(Event::Retry);
    assert_eq!(effects, [load("a"), Effect::Speed(Speed::default()), Effect::Play]);
    assert_eq!(player.step(Event::HeadRead { length: Some(at(300)) }), [Effect::Seek(at(42))]);
}

#[test]
fn an_error_that_does_not_stop_the_sound_is_none() {
    let mut player = playing();
    player.step(Event::TimeIs(at(42)));
    player.step(Event::Broke(Fault::Decode));
    player.step(Event::TimeIs(at(42)));
    assert_eq!(player.status, Status::Failed(Fault::Decode));
    player.step(Event::TimeIs(Moment::from_millis(42_250)));
    assert_eq!(player.status, Status::Playing);
}

#[test]
fn a_refusal_ends_in_a_hint_and_speed_outlives_the_episode() {
    let mut player = playing();
    let double = Speed::new(200);
    assert_eq!(player.step(Event::Speed(double)), [Effect::Speed(double)]);
    let effects = player.step(Event::Start(track("b", None), None));
    assert!(effects.contains(&Effect::Speed(double)));
    player.step(Event::Refused);
    assert_eq!((player.status, player.notice), (Status::Paused, Some(Notice::NeedsClick)));
}

#[test]
fn skips_and_chapters_stay_inside() {
    let mut player = playing();
    assert_eq!(player.step(Event::Skip(-15)), [Effect::Seek(Moment::START)]);
    player.step(Event::TimeIs(at(290)));
    assert_eq!(player.step(Event::Skip(30)), [Effect::Seek(at(300))]);
    player.step(Event::TimeIs(at(61)));
    assert_eq!(player.step(Event::PreviousChapter), [Effect::Seek(Moment::START)]);
    assert_eq!(player.step(Event::NextChapter), [Effect::Seek(at(60))]);
}

#[test]
fn speeds_are_written_without_noise() {
    let labels = Speed::CHOICES.map(Speed::label);
    assert_eq!(labels, ["0.75×", "1×", "1.25×", "1.5×", "1.75×", "2×", "2.5×", "3×"]);
    assert_eq!(Speed::new(9_999), Speed::new(300));
}

fn any_event() -> impl Strategy<Value = Event> {
    let moment = (0u32..400).prop_map(Moment::from_secs);
    prop_oneof![
        moment.clone().prop_map(|m| Event::Arm(track("a", Some(300)), m)),
        proptest::option::of(moment.clone()).prop_map(|m| Event::Start(track("a", Some(300)), m)),
        proptest::option::of(moment.clone()).prop_map(|m| Event::Start(track("b", None), m)),
        moment.clone().prop_map(Event::Seek),
        moment.prop_map(Event::TimeIs),
        (-60i32..60).prop_map(Event::Skip),
        Just(Event::Play),
        Just(Event::Pause),
        Just(Event::NextChapter),
        Just(Event::PreviousChapter),
        Just(Event::Retry),
        Just(Event::HeadRead { length: Some(Moment::from_secs(300)) }),
        Just(Event::HeadRead { length: None }),
        Just(Event::Sounding),
        Just(Event::Stalled),
        Just(Event::Stopped),
        Just(Event::Finished),
        Just(Event::Refused),
        Just(Event::Broke(Fault::Network)),
    ]
}

proptest! {
    #[test]
    fn whatever_happens_it_plays_only_what_it_has_loaded(
        events in proptest::collection::vec(any_event(), 0..60)
    ) {
        let mut player = Player::default();
        let mut source = None;
        for event in events {
            for effect in player.step(event) {
                match effect {
                    Effect::Load(url) => source = Some(url),
                    Effect::Play => {
                        let wanted = player.track.as_ref().map(|track| track.url.clone());
                        prop_assert_eq!(&source, &wanted);
                    }
                    Effect::Seek(to) => prop_assert_eq!(to, player.position),
                    Effect::Pause | Effect::Speed(_) => {}
                }
            }
            prop_assert!(!player.is_active() || player.track.is_some());
        }
    }
}

//! The sleep timer: right at any speed, after any seek.

use super::*;
use player::machine::{Notice, Status};
use player::settings::Settings;
use player::sleep::Sleep;

fn at_double_speed() -> Player {
    let mut player = playing();
    player.now(Event::ChangeSettings(Settings { speed: Speed::new(200), ..Settings::default() }));
    player
}

/// Lets the sound go on to a second of it; returns how loud it was told to be, if
/// it was.
fn plays_to(player: &mut Player, seconds: u32, now: u64) -> Option<u8> {
    let effects = player.step(MediaEvent::TimeUpdate(at(seconds)), now);
    effects.into_iter().find_map(|effect| match effect {
        Effect::Media(MediaCommand::SetVolume { percent, .. }) => Some(percent),
        _ => None,
    })
}

#[test]
fn minutes_are_minutes_of_the_clock() {
    let mut player = at_double_speed();
    player.now(Event::SetSleep(Some(Sleep::minutes(1, NOON))));
    assert_eq!(player.sleeps_in(), Some(Length::from_millis(60_000)));
    assert_eq!(plays_to(&mut player, 100, NOON + 50_000), None);
    assert_eq!(plays_to(&mut player, 114, NOON + 57_000), Some(50), "half way down");
    let effects = player.step(Event::Tick, NOON + 60_000);
    assert!(effects.contains(&PAUSE), "{effects:?}");
    assert!(effects.contains(&set_volume(100, false)), "{effects:?}");
    assert_eq!((player.status, player.notice), (Status::Paused, Some(Notice::Slept)));
    assert_eq!(player.sleep, None);
}

#[test]
fn minutes_that_run_out_in_a_pause_say_nothing() {
    let mut player = playing();
    player.now(Event::SetSleep(Some(Sleep::minutes(1, NOON))));
    player.now(Event::Pause);
    assert_eq!(player.step(Event::Tick, NOON + 60_000), []);
    assert_eq!((player.sleep, player.notice), (None, None));
}

#[test]
fn the_end_of_the_chapter_is_where_the_next_one_begins() {
    let mut player = at_double_speed();
    player.now(MediaEvent::TimeUpdate(at(40)));
    player.now(Event::SetSleep(Some(Sleep::EndOfChapter)));
    assert_eq!(player.sleeps_in(), Some(Length::from_millis(10_000)), "20 seconds at double speed");
    plays_to(&mut player, 59, NOON);
    let effects = player.step(MediaEvent::TimeUpdate(Moment::from_millis(60_400)), NOON);
    assert!(effects.contains(&PAUSE), "{effects:?}");
    assert!(effects.contains(&seek(at(60))), "not into the next one: {effects:?}");
    assert_eq!((player.position, player.notice), (at(60), Some(Notice::Slept)));
}

#[test]
fn a_jump_moves_the_end_of_the_chapter() {
    let mut player = playing();
    player.now(Event::SetSleep(Some(Sleep::EndOfChapter)));
    player.now(Event::Seek(at(70)));
    player.now(MediaEvent::TimeUpdate(at(71)));
    assert_eq!(player.status, Status::Playing);
    assert_eq!(player.sleeps_in(), Some(Length::from_millis(49_000)));
    player.now(Event::NextChapter);
    assert_eq!(
        player.sleeps_in(),
        Some(Length::from_millis(180_000)),
        "the last one ends with the episode"
    );
    // The element's last report of the time comes before that of the end.
    player.now(Event::Enqueue(id("b")));
    player.now(MediaEvent::TimeUpdate(at(300)));
    assert_eq!(player.status, Status::Playing);
    let effects = player.now(MediaEvent::Ended);
    assert!(
        !effects.iter().any(|effect| matches!(effect, Effect::StartNext { .. })),
        "{effects:?}"
    );
    assert_eq!((player.status, player.notice), (Status::Ended, Some(Notice::Slept)));
}

#[test]
fn the_end_of_the_episode_keeps_the_queue_from_going_on() {
    let mut player = playing();
    player.now(Event::Enqueue(id("b")));
    player.now(Event::SetSleep(Some(Sleep::EndOfEpisode)));
    let soft = plays_to(&mut player, 297, NOON);
    assert_eq!(soft, Some(50));
    let effects = player.now(MediaEvent::Ended);
    assert!(
        !effects.iter().any(|effect| matches!(effect, Effect::StartNext { .. })),
        "{effects:?}"
    );
    assert_eq!(player.notice, Some(Notice::Slept));
    assert!(player.queue.contains(&id("b")));
}

#[test]
fn five_more_minutes_before_and_after() {
    let mut player = playing();
    player.now(Event::SetSleep(Some(Sleep::minutes(5, NOON))));
    player.step(Event::SleepLater, NOON + 240_000);
    assert_eq!(player.sleeps_in(), Some(Length::from_millis(360_000)));

    let mut player = playing();
    player.now(Event::SetSleep(Some(Sleep::minutes(1, NOON))));
    player.step(Event::Tick, NOON + 60_000);
    let effects = player.step(Event::SleepLater, NOON + 90_000);
    assert!(effects.contains(&PLAY), "{effects:?}");
    assert_eq!((player.sleeps_in(), player.notice), (Some(Length::from_millis(300_000)), None));
}

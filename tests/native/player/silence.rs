//! The trimming of silence.

use super::*;
use player::settings::Settings;

const TRIMMING: Settings = Settings {
    speed: Speed::COMMON[2],
    back: 15,
    forward: 30,
    volume: 100,
    muted: false,
    autoplay_next: true,
    shortcuts: true,
    announce_chapters: false,
    trim_silence: true,
    lift_voices: false,
};
const SAVE_TIME: Effect = Effect::Save(Save::TimeSaved);

fn trimming() -> Player {
    let mut player = playing();
    player.now(Event::ChangeSettings(TRIMMING));
    player
}

fn hurry(speed: Speed) -> Effect {
    MediaCommand::HurryThroughSilence(speed).into()
}

#[test]
fn a_silence_is_played_faster_and_what_it_saves_is_counted() {
    let mut player = trimming();
    let normal = Speed::default();
    assert_eq!(player.now(MediaEvent::SilenceBegins(at(10))), [hurry(normal)]);
    assert_eq!(player.now(MediaEvent::SilenceEnds(at(13))), [set_rate(normal), SAVE_TIME]);
    // Three seconds at three times the speed take one.
    assert_eq!(player.time_saved, length(2));

    let double = Speed::new(200);
    player.now(Event::ChangeSettings(Settings { speed: double, ..TRIMMING }));
    assert_eq!(player.now(MediaEvent::SilenceBegins(at(20))), [hurry(double)]);
    player.now(MediaEvent::SilenceEnds(at(24)));
    // Four seconds take two at this speed, and one at the fastest that is heard.
    assert_eq!(player.time_saved, length(3));
}

#[test]
fn nothing_is_faster_that_the_listener_has_not_asked_for() {
    let mut off = playing();
    assert_eq!(off.now(MediaEvent::SilenceBegins(at(10))), []);
    assert_eq!(off.now(MediaEvent::SilenceEnds(at(13))), []);
    let mut paused = trimming();
    paused.now(Event::Pause);
    assert_eq!(paused.now(MediaEvent::SilenceBegins(at(10))), []);
}

#[test]
fn whatever_ends_a_silence_the_listeners_speed_is_back() {
    let ends: [Event; 7] = [
        Event::Pause,
        Event::Seek(at(200)),
        Event::Yield,
        start("b"),
        MediaEvent::Waiting.into(),
        MediaEvent::Ended.into(),
        Event::ChangeSettings(Settings { trim_silence: false, ..TRIMMING }),
    ];
    for event in ends {
        let mut player = trimming();
        player.now(MediaEvent::SilenceBegins(at(10)));
        player.now(MediaEvent::TimeUpdate(at(11)));
        let effects = player.now(event.clone());
        assert!(effects.contains(&set_rate(Speed::default())), "{event:?}: {effects:?}");
        assert!(player.time_saved >= Length::from_millis(666), "{event:?}");
        assert_eq!(player.now(MediaEvent::SilenceEnds(at(14))), [], "{event:?}");
    }
}

#[test]
fn another_speed_in_a_silence_is_the_one_that_is_heard() {
    let mut player = trimming();
    player.now(MediaEvent::SilenceBegins(at(10)));
    let fast = Speed::new(150);
    let effects = player.now(Event::ChangeSettings(Settings { speed: fast, ..TRIMMING }));
    assert_eq!(
        effects.iter().rfind(|effect| matches!(effect, Effect::Media(_))),
        Some(&set_rate(fast))
    );
}

#[test]
fn of_two_tabs_the_larger_sum_counts() {
    let mut player = trimming();
    player.now(Event::TimeSavedIs(length(60)));
    player.now(Event::TimeSavedIs(length(50)));
    assert_eq!(player.time_saved, length(60));
}

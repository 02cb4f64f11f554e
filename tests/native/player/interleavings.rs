//! Thousands of orders in which things can happen.

use std::collections::HashMap;

use super::*;
use player::machine::{Fault, Status};
use player::settings::Settings;
use player::sleep::Sleep;
use proptest::prelude::*;

fn commands() -> impl Strategy<Value = Event> {
    let moment = || (0u32..400).prop_map(Moment::from_secs);
    let name = || prop_oneof![Just("a"), Just("b"), Just("c")];
    let track = move |name: &str| track(name, (name != "c").then_some(300));
    prop_oneof![
        (name(), moment(), any::<bool>()).prop_map(move |(n, at, anew)| Event::Arm {
            track: track(n),
            at,
            anew
        }),
        (name(), moment()).prop_map(move |(n, at)| Event::Start(track(n), StartAt::Moment(at))),
        name().prop_map(move |n| Event::Start(track(n), StartAt::Resume(None))),
        (name(), moment()).prop_map(move |(n, at)| {
            Event::Restore(track(n), Some(Progress::new(at, Some(super::length(300)), NOON)))
        }),
        (name(), moment()).prop_map(|(n, at)| Event::Moved(
            id(n),
            Progress::new(at, Some(super::length(300)), NOON)
        )),
        moment().prop_map(Event::Seek),
        (-60i32..60).prop_map(Event::Skip),
        (0u8..10).prop_map(Event::SeekTenths),
        (50u16..300, any::<bool>()).prop_map(|(s, trim_silence)| Event::ChangeSettings(Settings {
            speed: Speed::new(s),
            trim_silence,
            ..Settings::default()
        })),
        prop_oneof![
            Just(None),
            Just(Some(Sleep::EndOfChapter)),
            Just(Some(Sleep::EndOfEpisode)),
            Just(Some(Sleep::At(NOON + 30_000)))
        ]
        .prop_map(Event::SetSleep),
        name().prop_map(|n| Event::Enqueue(id(n))),
        prop_oneof![
            Just(Event::Play),
            Just(Event::Pause),
            Just(Event::NextChapter),
            Just(Event::PreviousChapter),
            Just(Event::Retry),
            Just(Event::SleepLater),
            Just(Event::SkipToNext),
            Just(Event::Offline(Some(vec![id("b")]))),
            Just(Event::Offline(None)),
            Just(Event::Leaving),
            Just(Event::Tick),
            Just(Event::Yield),
        ],
    ]
}

fn reports() -> impl Strategy<Value = MediaEvent> {
    prop_oneof![
        (0u32..400).prop_map(|s| MediaEvent::TimeUpdate(at(s))),
        Just(metadata()),
        Just(MediaEvent::LoadedMetadata { duration: None }),
        Just(MediaEvent::Playing),
        Just(MediaEvent::Waiting),
        (0u32..400).prop_map(|s| MediaEvent::SilenceBegins(at(s))),
        (0u32..400).prop_map(|s| MediaEvent::SilenceEnds(at(s))),
        Just(MediaEvent::Pause),
        Just(MediaEvent::Ended),
        Just(MediaEvent::PlayRejected),
        Just(MediaEvent::Error(Fault::Network)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4_000))]

    #[test]
    fn it_plays_one_thing_and_loses_no_place(
        events in proptest::collection::vec(prop_oneof![commands(), reports().prop_map(Event::Media)], 0..60)
    ) {
        let mut player = Player::default();
        let mut source = None;
        let mut hurries = false;
        let mut places: HashMap<EpisodeId, Moment> = HashMap::new();
        for (second, event) in (0u64..).zip(events) {
            let before = player.clone();
            for effect in player.step(event.clone(), NOON + second * 1_000) {
                match effect {
                    Effect::Media(MediaCommand::Load { url, .. }) => source = Some(url),
                    Effect::Media(MediaCommand::SetRate(_)) => hurries = false,
                    Effect::Media(MediaCommand::HurryThroughSilence(_)) => hurries = true,
                    PLAY => {
                        let wanted = player.track.as_ref().map(|track| track.file.url.clone());
                        prop_assert_eq!(&source, &wanted, "what is heard is what is shown");
                    }
                    Effect::Media(MediaCommand::Seek(to)) => prop_assert!(player.duration().is_none_or(|length| to <= length.end())),
                    Effect::Save(Save::Progress(id, progress)) => {
                        places.insert(id, progress.at);
                    }
                    Effect::Media(MediaCommand::SetVolume { percent, .. }) => prop_assert!(percent <= 100),
                    _ => {}
                }
            }
            // A look at a moment takes no place away; where another tab was is kept there.
            if before.is_user_positioned() && !player.is_user_positioned() && !matches!(event, Event::Moved(..)) {
                let place = before.track.as_ref().and_then(|track| places.get(&track.id));
                prop_assert_eq!(place, Some(&before.position), "{:?}", event);
            }
            prop_assert!(!player.is_active() || player.track.is_some());
            // Another track is in the player: the place in the one before is kept.
            if let Some(old) = before.track.as_ref().filter(|old| !player.holds(&old.id))
                && before.is_user_positioned()
            {
                prop_assert_eq!(places.get(&old.id), Some(&before.position), "{:?}", event);
            }
            prop_assert!(!hurries || player.status == Status::Playing && player.settings.trim_silence);
            prop_assert!(before.time_saved <= player.time_saved);
            // It ends where the element ends, and only there.
            if player.status == Status::Ended && before.status != Status::Ended {
                prop_assert_eq!(&event, &Event::Media(MediaEvent::Ended));
                if let Some(length) = player.length {
                    prop_assert_eq!(player.position, length.end());
                }
            }
        }
        // Whatever has happened, play can be pressed.
        if player.track.is_some() {
            player.now(Event::Play);
            prop_assert!(player.is_active() || player.sleep.is_none());
        }
    }

    #[test]
    fn of_many_jumps_the_last_one_counts(jumps in proptest::collection::vec(0u32..299, 1..40)) {
        let mut player = playing();
        let mut sent = None;
        for jump in &jumps {
            for effect in player.now(start_at("a", *jump)) {
                if let Effect::Media(MediaCommand::Seek(to)) = effect {
                    sent = Some(to);
                }
            }
        }
        let last = jumps.last().map(|last| at(*last));
        prop_assert_eq!((sent, Some(player.position)), (last, last));
    }
}

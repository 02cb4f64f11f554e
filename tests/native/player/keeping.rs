//! What is kept of where somebody is, and how it is taken up again.

use super::*;
use player::machine::Status;
use player::progress::rewind;

#[test]
fn a_position_is_kept_every_five_seconds_and_when_it_stops() {
    let mut player = playing();
    let kept_at = |effects: Vec<Effect>| {
        effects.iter().any(|e| matches!(e, Effect::Save(Save::Progress(..))))
    };
    player.step(MediaEvent::TimeUpdate(at(1)), NOON + 1_000);
    assert!(kept_at(player.step(MediaEvent::TimeUpdate(at(6)), NOON + 6_000)));
    assert!(!kept_at(player.step(MediaEvent::TimeUpdate(at(10)), NOON + 10_900)));
    assert!(kept_at(player.step(MediaEvent::TimeUpdate(at(11)), NOON + 11_000)));
    for event in [Event::Leaving, Event::Pause, Event::Seek(at(20)), Event::Leaving] {
        assert!(kept_at(player.step(event.clone(), NOON + 12_000)), "{event:?}");
    }
}

#[test]
fn what_nobody_has_touched_is_not_kept() {
    let mut player = Player::default();
    player.now(arm("a", 90));
    assert_eq!(player.now(Event::Leaving), []);
    // A look at one episode does not take another one's place.
    assert_eq!(player.now(arm("b", 10)), []);
}

#[test]
fn the_last_30_seconds_or_98_percent_are_the_end() {
    let cases = [
        (5_000, 4_000, false),
        (5_000, 4_899, false),
        (5_000, 4_900, true), // 98 %
        (300, 269, false),
        (300, 270, true), // 30 seconds
        (60, 40, false),  // a tenth of something short
        (60, 54, true),
    ];
    for (whole, position, played) in cases {
        let progress = Progress::new(at(position), Some(length(whole)), NOON);
        assert_eq!(progress.played, played, "{position} of {whole}");
        assert_eq!(progress.resume_at(), if played { Moment::START } else { at(position) });
    }
    assert!(!Progress::new(at(10), None, NOON).played);
}

#[test]
fn progress_is_told_in_shares_and_rests() {
    let progress = Progress::new(at(75), Some(length(300)), NOON);
    assert_eq!((progress.percent(), progress.left()), (25, Some(length(225))));
    let unknown = Progress::new(at(75), None, NOON);
    assert_eq!((unknown.percent(), unknown.left()), (0, None));
    assert!(progress.is_partial() && !Progress::marked(true, None, NOON).is_partial());
}

#[test]
fn the_longer_the_pause_the_further_back() {
    let cases = [(4, 0), (30, 1), (600, 3), (7_200, 10), (200_000, 20)];
    for (pause, back) in cases {
        assert_eq!(rewind(length(pause)), length(back), "after {pause} s");
        let mut player = playing();
        player.now(MediaEvent::TimeUpdate(at(100)));
        player.now(Event::Pause);
        player.step(Event::Play, NOON + u64::from(pause) * 1_000);
        assert_eq!(player.position.as_secs(), u64::from(100 - back), "after {pause} s");
    }
    // Whoever seeks wants to be right there.
    let mut player = playing();
    player.now(Event::Pause);
    player.now(Event::Seek(at(80)));
    player.step(Event::Play, NOON + 90_000_000);
    assert_eq!(player.position, at(80));
}

#[test]
fn an_episode_goes_on_where_it_was_left() {
    let left = Progress::new(at(100), Some(length(300)), NOON);
    let mut player = Player::default();
    player.step(Event::Start(track("a", Some(300)), StartAt::Resume(Some(left))), NOON + 1_000);
    assert_eq!(player.position, at(100));
    assert_eq!(player.now(metadata()), [seek(at(100))]);

    let over = Progress::new(at(290), Some(length(300)), NOON);
    let mut player = Player::default();
    player.now(Event::Start(track("a", Some(300)), StartAt::Resume(Some(over))));
    assert_eq!(player.position, Moment::START);
}

#[test]
fn what_was_in_the_player_is_there_again_and_silent() {
    let left = Some(Progress::new(at(100), Some(length(300)), NOON));
    let mut player = Player::default();
    assert_eq!(player.now(Event::Restore(track("a", Some(300)), left)), []);
    assert_eq!((player.status, player.position), (Status::Paused, at(100)));
    // A day later a little of it is repeated.
    player.step(Event::Play, NOON + 90_000_000);
    assert_eq!(player.position, at(80));
    // What somebody has come for goes first.
    let mut player = Player::default();
    player.now(arm("b", 10));
    player.now(Event::Restore(track("a", Some(300)), left));
    assert!(player.holds(&id("b")));
}

#[test]
fn a_look_at_a_moment_takes_no_place_away() {
    let left = Some(Progress::new(at(200), Some(length(300)), NOON));
    let mut player = Player::default();
    player.now(Event::Restore(track("a", Some(300)), left));
    assert_eq!(player.now(arm("a", 60)), []);
    assert_eq!(player.position, at(60));
    assert_eq!(player.now(Event::Leaving), [], "200 stays where it is kept");
}

#[test]
fn somebody_can_be_past_what_the_feed_says_is_the_end() {
    let left = Some(Progress::new(at(310), Some(length(600)), NOON));
    let mut player = Player::default();
    player.now(Event::Start(track("a", Some(300)), StartAt::Resume(left)));
    assert_eq!(player.position, at(310));
    assert_eq!(
        player.now(MediaEvent::LoadedMetadata { duration: Some(length(600)) }),
        [seek(at(310))]
    );
}

#[test]
fn what_another_tab_has_finished_stays_finished() {
    let mut player = playing();
    player.now(MediaEvent::TimeUpdate(at(100)));
    player.now(Event::Yield);
    let over = Progress::new(at(300), Some(length(300)), NOON);
    player.now(Event::Moved(id("a"), over));
    assert_eq!(player.position, Moment::START);
    assert_eq!(player.now(Event::Leaving), []);
    assert!(
        !player
            .now(start("b"))
            .iter()
            .any(|effect| matches!(effect, Effect::Save(Save::Progress(..))))
    );
}

#[test]
fn a_frame_on_another_site_leaves_the_queue_alone() {
    let mut player = playing();
    player.now(Event::Embedded);
    player.now(Event::QueueIs(vec![id("b")].into()));
    player.now(start_at("a", 10));
    let effects = player.now(MediaEvent::Ended);
    assert!(
        !effects.iter().any(|effect| matches!(effect, Effect::StartNext { .. })),
        "{effects:?}"
    );
    assert!(player.queue.contains(&id("b")));
}

#[test]
fn to_leave_a_page_is_no_listening() {
    let mut player = playing();
    player.now(MediaEvent::TimeUpdate(at(100)));
    player.now(Event::Pause);
    let effects = player.step(Event::Leaving, NOON + 90_000_000);
    assert_eq!(effects, [saved("a", 100)], "since noon, not since now");
}

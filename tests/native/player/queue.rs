use super::*;
use player::machine::{Fault, Notice};
use player::queue::Queue;
use player::settings::Settings;
use player::sleep::Sleep;

fn start_next(name: &str, skipped: usize) -> Effect {
    Effect::StartNext { id: id(name), skipped }
}

fn names(queue: &Queue) -> Vec<&str> {
    queue.iter().map(|id| id.0.as_str()).collect()
}

#[test]
fn episodes_are_queued_moved_and_taken_out() {
    let mut player = playing();
    for name in ["b", "c", "d", "b"] {
        assert_eq!(player.now(Event::Enqueue(id(name))), [SAVE_QUEUE]);
    }
    assert_eq!(names(&player.queue), ["b", "c", "d"], "none twice");
    player.now(Event::EnqueueNext(id("d")));
    assert_eq!(names(&player.queue), ["d", "b", "c"]);
    player.now(Event::MoveQueued(id("d"), 1));
    assert_eq!(names(&player.queue), ["b", "d", "c"]);
    player.now(Event::MoveQueued(id("b"), 99));
    assert_eq!(names(&player.queue), ["d", "c", "b"]);
    player.now(Event::Dequeue(id("c")));
    player.now(Event::MoveQueued(id("unknown"), 0));
    assert_eq!(names(&player.queue), ["d", "b"]);
    player.now(Event::ClearQueue);
    assert!(player.queue.is_empty());
}

#[test]
fn at_the_end_the_queue_goes_on_unless_it_shall_not() {
    let mut player = playing();
    player.now(Event::Enqueue(id("b")));
    player.now(Event::Enqueue(id("c")));
    let effects = player.now(MediaEvent::Ended);
    assert_eq!(effects[1..], [SAVE_QUEUE, start_next("b", 0)]);
    assert_eq!(names(&player.queue), ["c"]);
    // The feed no longer has that one.
    assert_eq!(player.now(Event::SkipToNext), [SAVE_QUEUE, start_next("c", 0)]);
    assert_eq!(player.now(Event::SkipToNext), []);

    let mut player = playing();
    player.now(Event::Enqueue(id("b")));
    player.now(Event::ChangeSettings(Settings { autoplay_next: false, ..Settings::default() }));
    assert_eq!(player.now(MediaEvent::Ended).len(), 1, "only its end is kept");
    assert_eq!(names(&player.queue), ["b"]);
}

#[test]
fn without_the_network_the_queue_skips_what_cannot_be_played() {
    let queued = || {
        let mut player = playing();
        player.now(Event::QueueIs(vec![id("b"), id("c"), id("d")].into()));
        player
    };
    let offline =
        |names: &[&str]| Event::Offline(Some(names.iter().map(|name| id(name)).collect()));

    let mut player = queued();
    player.now(offline(&["d"]));
    assert_eq!(player.now(MediaEvent::Ended)[1..], [SAVE_QUEUE, start_next("d", 2)]);
    assert_eq!(names(&player.queue), ["b", "c"], "they stay");

    // With none, the queue goes on when the network is back.
    let mut player = queued();
    player.now(offline(&[]));
    player.now(MediaEvent::Ended);
    assert_eq!(player.notice, Some(Notice::QueueWaits));
    assert_eq!(names(&player.queue), ["b", "c", "d"]);
    assert_eq!(player.now(Event::Offline(None)), [SAVE_QUEUE, start_next("b", 0)]);

    // But not in the middle of the night.
    let mut player = queued();
    player.now(offline(&[]));
    player.now(MediaEvent::Ended);
    assert_eq!(player.step(Event::Offline(None), NOON + 3_600_000), []);
    assert_eq!(player.notice, None);
}

#[test]
fn a_lost_connection_goes_on_when_the_network_is_back() {
    let lost = || {
        let mut player = playing();
        player.now(Event::Offline(Some(Default::default())));
        player.now(MediaEvent::Error(Fault::Network));
        player
    };
    assert!(lost().step(Event::Offline(None), NOON + 60_000).contains(&PLAY));
    assert_eq!(lost().step(Event::Offline(None), NOON + 3_600_000), []);
    let mut player = playing();
    player.now(MediaEvent::Error(Fault::Network));
    assert_eq!(player.now(Event::Offline(None)), [], "the network was not gone");

    // What the listener no longer wants to hear does not begin by itself.
    let ends = [Event::Yield, Event::Pause, Event::SetSleep(Some(Sleep::At(NOON)))];
    for end in ends {
        let mut player = lost();
        player.now(end.clone());
        player.now(Event::Tick);
        assert!(!player.is_interrupted(), "{end:?}");
        assert!(!player.now(Event::Offline(None)).contains(&PLAY), "{end:?}");
    }
    let mut paused = playing();
    paused.now(Event::Pause);
    paused.now(Event::Offline(Some(Vec::new())));
    paused.now(MediaEvent::Error(Fault::Network));
    assert!(!paused.is_interrupted());
    assert_eq!(paused.now(Event::Offline(None)), []);
    // Leaving the page stores the position, and does not make the fault a recent one.
    let mut player = lost();
    player.step(Event::Leaving, NOON + 3_600_000);
    assert_eq!(player.step(Event::Offline(None), NOON + 3_600_000), []);
}

#[test]
fn what_is_started_leaves_the_queue_and_the_queue_outlives_the_track() {
    let mut player = playing();
    player.now(Event::QueueIs(vec![id("b"), id("c")].into()));
    let effects = player.now(start("b"));
    assert_eq!(effects[0], SAVE_QUEUE);
    assert_eq!(names(&player.queue), ["c"]);
}

use super::*;
use player::queue::Queue;
use player::settings::Settings;

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
    assert_eq!(effects[1..], [SAVE_QUEUE, Effect::StartNext(id("b"))]);
    assert_eq!(names(&player.queue), ["c"]);
    // The feed no longer has that one.
    assert_eq!(player.now(Event::SkipToNext), [SAVE_QUEUE, Effect::StartNext(id("c"))]);
    assert_eq!(player.now(Event::SkipToNext), []);

    let mut player = playing();
    player.now(Event::Enqueue(id("b")));
    player.now(Event::ChangeSettings(Settings { autoplay_next: false, ..Settings::default() }));
    assert_eq!(player.now(MediaEvent::Ended).len(), 1, "only its end is kept");
    assert_eq!(names(&player.queue), ["b"]);
}

#[test]
fn what_is_started_leaves_the_queue_and_the_queue_outlives_the_track() {
    let mut player = playing();
    player.now(Event::QueueIs(vec![id("b"), id("c")].into()));
    let effects = player.now(start("b"));
    assert_eq!(effects[0], SAVE_QUEUE);
    assert_eq!(names(&player.queue), ["c"]);
}

use std::sync::Arc;

use catalogue::Entry;
use leptos::prelude::*;
use player::machine::Event;
use show::EpisodeId;

use crate::browser::base_path::href;
use crate::browser::focus::{focus, focus_child_soon};
use crate::browser::pointer;
use crate::element_id::ElementId;
use crate::erased::{dynamic, flag, handler, memo};
use crate::library::Library;
use crate::playback::PlayerHandle;
use crate::view::check::Check;
use crate::view::control::Control;
use crate::view::icon::{Icon, Shape};
use crate::view::{DownloadButton, PlayButton, ProgressLine};

/// How many recently played episodes are listed.
const HISTORY: usize = 30;

/// The queue and the recently played episodes.
#[component]
pub fn QueuePanel() -> impl IntoView {
    let player = PlayerHandle::expect();
    let library = Library::expect();
    let queue = player.queue();
    let dragged: Dragged = RwSignal::new(None);
    let rows = dynamic(move || {
        let ids: Vec<_> = queue.get().iter().cloned().collect();
        if ids.is_empty() {
            return view! {
                <p class="aside">
                    "The queue is empty. Add episodes from their cards or pages, or with the key n."
                </p>
            }
            .into_any();
        }
        let count = ids.len();
        let catalogue = library.catalogue();
        let entry = |id: &EpisodeId| catalogue.as_ref()?.by_id(id).cloned();
        let rows = ids.into_iter().enumerate().map(|(place, id)| match entry(&id) {
            Some(entry) => view! { <QueueRow entry place count dragged/> }.into_any(),
            None => view! { <GoneRow id/> }.into_any(),
        });
        let rows: Vec<_> = rows.collect();
        view! {
            <ol id=ElementId::QUEUE.as_str() class="queue" role="list" aria-label="Queue">{rows}</ol>
        }
        .into_any()
    });
    let empty = flag(move || queue.with(|queue| queue.is_empty()));
    let autoplay = flag(move || player.settings().get().autoplay_next);
    let change_autoplay =
        Callback::new(move |on| player.change_settings(|settings| settings.autoplay_next = on));
    let clear = move |_| {
        player.send(Event::ClearQueue);
        focus(ElementId::QUEUE_TAB);
    };
    view! {
        {rows}
        <div class="queue-foot">
            <Check label="Autoplay next" checked=autoplay change=change_autoplay/>
            <button class="button quiet" hidden=empty on:click=handler(clear)>"Clear queue"</button>
        </div>
        <History/>
    }
}

/// The episode that is being dragged, and the place that it is over.
type Dragged = RwSignal<Option<(EpisodeId, usize)>>;

/// A queued episode.
#[component]
fn QueueRow(entry: Arc<Entry>, place: usize, count: usize, dragged: Dragged) -> impl IntoView {
    let player = PlayerHandle::expect();
    let id = StoredValue::new(entry.episode.id.clone());
    let is_target = flag(move || {
        dragged.with(|drag| drag.as_ref().is_some_and(|(_, target)| *target == place))
    });
    let is_dragged = flag(move || {
        dragged.with(|drag| {
            drag.as_ref().is_some_and(|(dragged, _)| id.with_value(|id| id == dragged))
        })
    });
    let title = entry.episode.title();
    let remove = Callback::new(move |()| {
        player.send(Event::Dequeue(id.get_value()));
        focus(ElementId::QUEUE_TAB);
    });
    view! {
        <li class="queued" class:target=is_target class:dragged=is_dragged>
            <Handle title=title.clone() id place count dragged/>
            <a class="queued-title" href=href(&entry.path)>{title.clone()}</a>
            <DownloadButton entry=Arc::clone(&entry)/>
            <PlayButton entry focus_player=true/>
            <Control name=format!("Remove {title} from the queue") shape=Shape::Close run=remove/>
        </li>
    }
}

/// A queued episode that the feed no longer has. It is not played.
#[component]
fn GoneRow(id: EpisodeId) -> impl IntoView {
    let player = PlayerHandle::expect();
    let remove = Callback::new(move |()| {
        player.send(Event::Dequeue(id.clone()));
        focus(ElementId::QUEUE_TAB);
    });
    view! {
        <li class="queued">
            <span class="queued-title aside">"This episode is no longer in the feed."</span>
            <Control name="Remove the missing episode from the queue".to_owned() shape=Shape::Close run=remove/>
        </li>
    }
}

/// The handle that moves an episode, with a pointer or with the arrow keys.
#[component]
fn Handle(
    title: String,
    id: StoredValue<EpisodeId>,
    place: usize,
    count: usize,
    dragged: Dragged,
) -> impl IntoView {
    let player = PlayerHandle::expect();
    let move_to = move |to: usize| player.send(Event::MoveQueued(id.get_value(), to));
    let grab = move |event: web_sys::PointerEvent| {
        pointer::capture(&event);
        dragged.set(Some((id.get_value(), place)));
    };
    let drag = move |event: web_sys::PointerEvent| {
        if dragged.with_untracked(Option::is_some)
            && let Some(to) = pointer::child_at(ElementId::QUEUE, event.client_y())
        {
            dragged.set(Some((id.get_value(), to)));
        }
    };
    let release = move |_| {
        if let Some((_, to)) = dragged.get_untracked() {
            dragged.set(None);
            move_to(to);
        }
    };
    let on_key = move |event: web_sys::KeyboardEvent| {
        let to = match event.key().as_str() {
            "ArrowUp" => place.saturating_sub(1),
            "ArrowDown" => (place + 1).min(count.saturating_sub(1)),
            _ => return,
        };
        event.prevent_default();
        move_to(to);
        // The row is rendered again at its new place.
        focus_child_soon(ElementId::QUEUE, to);
    };
    view! {
        <button
            class="control handle"
            aria-label=format!("Move {title}, {} of {count}. Arrow keys move it", place + 1)
            title="Drag, or use the arrow keys"
            on:pointerdown=handler(grab)
            on:pointermove=handler(drag)
            on:pointerup=handler(release)
            on:pointercancel=handler(move |_| dragged.set(None))
            on:keydown=handler(on_key)
        >
            <Icon shape=Shape::Handle/>
        </button>
    }
}

/// The recently played episodes, the latest first.
#[component]
fn History() -> impl IntoView {
    let player = PlayerHandle::expect();
    let library = Library::expect();
    let ids = memo(move || {
        let mut ids = player.progress().history();
        ids.truncate(HISTORY);
        ids
    });
    dynamic(move || {
        let catalogue = library.catalogue();
        let rows = ids.get().into_iter().filter_map(|id| {
            let entry = Arc::clone(catalogue.as_ref()?.by_id(&id)?);
            let row = view! {
                <li class="queued">
                    <a class="queued-title" href=href(&entry.path)>{entry.episode.title()}</a>
                    <ProgressLine entry=Arc::clone(&entry)/>
                    <PlayButton entry focus_player=true/>
                </li>
            };
            Some(row.into_any())
        });
        let rows: Vec<_> = rows.collect();
        if rows.is_empty() {
            return ().into_any();
        }
        view! {
            <h3 id="history">"Recently played"</h3>
            <ul class="history" role="list" aria-labelledby="history">{rows}</ul>
        }
        .into_any()
    })
}

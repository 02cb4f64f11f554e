use leptos::prelude::*;

use crate::browser::{page, share};
use crate::live::{flag, on, spawn, text};
use crate::markup::escape;
use crate::player::deck::Deck;
use crate::player::machine::Player;
use crate::show::Moment;
use crate::view::control::Control;
use crate::view::icon::Shape;

/// How high the embedded player is, in CSS pixels.
const EMBED_HEIGHT: u32 = 260;

/// Addresses of this moment, this chapter, this episode, to be copied or handed
/// on, and the markup that puts the player on another site.
#[component]
pub fn ShareMenu() -> impl IntoView {
    let deck = Deck::expect();
    let said = RwSignal::new(String::new());
    let copy = Callback::new(move |what: String| {
        spawn(async move {
            let copied = share::copy(&what).await;
            said.set(if copied { "Copied.".to_owned() } else { format!("Copy this: {what}") });
        });
    });
    let now = text(move || deck.with(|player| player.position.clock()));
    let copier = move |name: Signal<String>, hidden: Signal<bool>, link: fn(&Player) -> String| {
        let copy_link = move |_| copy.run(page::absolute(&deck.read(link)));
        view! { <li hidden=hidden><button class="option" on:click=on(copy_link)>{name}</button></li> }
            .into_any()
    };
    let always = flag(|| false);
    let no_chapter = flag(move || deck.with(|player| player.chapter().is_none()));
    let pass_on = move |_| {
        let (title, path) = deck.read(|player| (title(player), moment_path(player)));
        spawn(async move { share::share(&title, &page::absolute(&path)).await });
    };
    view! {
        <Control
            class="share-control"
            name="Share"
            shape=Shape::Share
            popover="share"
            run=Callback::new(move |()| said.set(String::new()))
        />
        <div id="share" class="sheet small" popover role="dialog" aria-label="Share">
            <ul class="options" role="list">
                {copier(text(move || format!("Copy link at {}", now.get())), always, moment_path)}
                {copier(text(|| "Copy link to this chapter".to_owned()), no_chapter, chapter_path)}
                {copier(text(|| "Copy link to the episode".to_owned()), always, episode_path)}
                <li hidden=flag(|| !share::can_share())>
                    <button class="option" on:click=on(pass_on)>"Share with…"</button>
                </li>
            </ul>
            <label class="label" for="embed-code">"Put this player on your site"</label>
            <textarea id="embed-code" class="field code" readonly rows="4" prop:value=text(move || deck.with(embed_code))></textarea>
            <button class="button quiet" on:click=on(move |_| copy.run(deck.read(embed_code)))>
                "Copy the code"
            </button>
            <p role="status" class="aside">{said}</p>
        </div>
    }
}

fn title(player: &Player) -> String {
    player.track.as_ref().map(|track| track.title.clone()).unwrap_or_default()
}

fn episode_path(player: &Player) -> String {
    player.track.as_ref().map(|track| track.path.clone()).unwrap_or_default()
}

fn path_at(player: &Player, at: Moment) -> String {
    let path = episode_path(player);
    if at < Moment::from_secs(1) { path } else { format!("{path}?t={}", at.address()) }
}

fn moment_path(player: &Player) -> String {
    path_at(player, player.position)
}

fn chapter_path(player: &Player) -> String {
    let track = player.track.as_ref();
    let chapter = track.and_then(|track| track.chapter_at(player.position));
    path_at(player, chapter.map(|chapter| chapter.start).unwrap_or_default())
}

fn embed_code(player: &Player) -> String {
    let address = page::absolute(&episode_path(player).replacen("/episodes/", "/embed/", 1));
    let title = escape(&title(player));
    format!(
        "<iframe src=\"{address}\" title=\"{title}\" width=\"100%\" height=\"{EMBED_HEIGHT}\" \
         style=\"border:0\" loading=\"lazy\"></iframe>"
    )
}

//! The sound of the media element on its way through an audio worklet (Web Audio API).
//!
//! The graph takes the element's sound for good, and gets silence from files of other
//! sites. So it is made when it is wanted for a file of this site, and given up together
//! with the element when a file of another site comes next.

use std::cell::RefCell;

use js_sys::{Array, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AudioContext, AudioContextState, AudioWorkletNode, AudioWorkletNodeOptions, ChannelCountMode,
    GainNode, HtmlMediaElement, MessageEvent,
};

use super::base_path::href;
use super::dom::window;
use super::object::object;
use super::{build_files, fetch, media_element};

/// The name of the processor. Also in `crates/dynamics-worklet/dynamics_worklet_loader.js`.
const PROCESSOR: &str = "dynamics";

/// What the worklet is to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wanted {
    /// Report long silences.
    pub silence: bool,
    /// Lift quiet voices.
    pub lift: bool,
}

struct Graph {
    context: AudioContext,
    /// Whether the worklet is on its way.
    connecting: bool,
    /// `None` while the sound does not yet go through it.
    nodes: Option<Nodes>,
}

struct Nodes {
    worklet: AudioWorkletNode,
    /// The volume. That of the element would change what the worklet takes for silence.
    volume: GainNode,
}

thread_local! {
    static GRAPH: RefCell<Option<Graph>> = const { RefCell::new(None) };
}

/// Whether the browser has audio worklets, which an insecure page has not.
pub fn is_supported() -> bool {
    let has =
        |name: &str| window().is_some_and(|window| Reflect::has(&window, &name.into()) == Ok(true));
    has("AudioContext") && has("AudioWorkletNode")
}

/// Starts or resumes the graph's clock. Browsers allow it within a click.
pub fn resume() {
    GRAPH.with_borrow_mut(|graph| {
        if graph.is_none() {
            let new = |context| Graph { context, connecting: false, nodes: None };
            *graph = AudioContext::new().ok().map(new);
        }
        if let Some(graph) = graph {
            let _ = graph.context.resume();
        }
    });
}

/// Stops the graph's clock, and with it the use of the sound device.
pub fn suspend() {
    GRAPH.with_borrow(|graph| {
        if let Some(graph) = graph {
            let _ = graph.context.suspend();
        }
    });
}

/// Whether the sound goes through the worklet.
pub fn is_connected() -> bool {
    GRAPH.with_borrow(|graph| graph.as_ref().is_some_and(|graph| graph.nodes.is_some()))
}

/// Tells the worklet what to do.
pub fn change(wanted: Wanted) {
    GRAPH.with_borrow(|graph| {
        if let Some(nodes) = graph.as_ref().and_then(|graph| graph.nodes.as_ref()) {
            tell(&nodes.worklet, wanted);
        }
    });
}

fn tell(worklet: &AudioWorkletNode, Wanted { silence, lift }: Wanted) {
    if let Ok(port) = worklet.port() {
        let _ = port.post_message(&Array::of2(&silence.into(), &lift.into()));
    }
}

/// Sets the volume, from 0 to 1, if the sound goes through the graph. Returns whether it does.
pub fn set_volume(volume: f64) -> bool {
    GRAPH.with_borrow(|graph| {
        let nodes = graph.as_ref().and_then(|graph| graph.nodes.as_ref());
        if let Some(nodes) = nodes {
            nodes.volume.gain().set_value(volume as f32);
        }
        nodes.is_some()
    })
}

/// Gives the graph up, and the element whose sound it has taken.
pub fn discard() {
    if let Some(graph) = GRAPH.take() {
        let _ = graph.context.close();
        if graph.nodes.is_some() {
            media_element::replace();
        }
    }
}

/// Leads the sound of the media element through the worklet, which calls back when a long
/// silence begins and when it ends. `is_wanted` is asked once all is there. Until then, the
/// element plays as it does without a graph.
///
/// # Errors
///
/// If the browser refuses, or the files of the worklet cannot be fetched.
pub async fn connect(
    is_wanted: impl Fn() -> bool,
    silence: impl Fn(bool) + 'static,
) -> Result<(), JsValue> {
    resume();
    let context = GRAPH.with_borrow_mut(|graph| {
        let graph = graph.as_mut().ok_or("there is no audio context")?;
        let free = !std::mem::replace(&mut graph.connecting, true);
        Ok::<_, JsValue>(free.then(|| graph.context.clone()))
    });
    let Some(context) = context? else { return Ok(()) };
    let worklet = running_worklet(&context).await;
    GRAPH.with_borrow_mut(|graph| {
        let graph = graph.as_mut().filter(|graph| graph.context == context);
        let (Some(graph), Some(element)) = (graph, media_element::find()) else { return Ok(()) };
        graph.connecting = false;
        let worklet = worklet?;
        let runs = context.state() == AudioContextState::Running;
        if graph.nodes.is_none() && runs && is_wanted() {
            graph.nodes = Some(take_sound(&context, &element, worklet, silence)?);
        }
        Ok(())
    })
}

/// The node of the worklet, once the clock runs. Without a click, that waits for one.
async fn running_worklet(context: &AudioContext) -> Result<AudioWorkletNode, JsValue> {
    let worklet = worklet(context).await?;
    JsFuture::from(context.resume()?).await?;
    Ok(worklet)
}

/// The node of the worklet, connected with nothing.
async fn worklet(context: &AudioContext) -> Result<AudioWorkletNode, JsValue> {
    let loader = build_files::path("dynamics_worklet_loader.js");
    let program = fetch::get(&loader.replace("_loader.js", "_bg.wasm")).await;
    let program = program.map_err(|failure| failure.to_string())?;
    JsFuture::from(context.audio_worklet()?.add_module(&href(&loader))?).await?;
    let options = AudioWorkletNodeOptions::new();
    // A single channel goes to both.
    options.set_channel_count(2);
    options.set_channel_count_mode(ChannelCountMode::Explicit);
    options.set_output_channel_count(&Array::of1(&2.into()));
    let program = Uint8Array::from(program.bytes.as_slice());
    options.set_processor_options(Some(&object(&[("program", program.into())])?));
    AudioWorkletNode::new_with_options(context, PROCESSOR, &options)
}

fn take_sound(
    context: &AudioContext,
    element: &HtmlMediaElement,
    worklet: AudioWorkletNode,
    silence: impl Fn(bool) + 'static,
) -> Result<Nodes, JsValue> {
    let volume = context.create_gain()?;
    volume.gain().set_value(if element.muted() { 0.0 } else { element.volume() as f32 });
    volume.connect_with_audio_node(&context.destination())?;
    worklet.connect_with_audio_node(&volume)?;
    let report = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        silence(event.data().is_truthy());
    });
    worklet.port()?.set_onmessage(Some(report.into_js_value().unchecked_ref()));
    context.create_media_element_source(element)?.connect_with_audio_node(&worklet)?;
    element.set_volume(1.0);
    element.set_muted(false);
    Ok(Nodes { worklet, volume })
}

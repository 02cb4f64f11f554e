use quick_xml::events::Event;
use quick_xml::writer::Writer;

use super::Envelope;

/// The document for feed-rs while it is written: the items apart from the rest.
pub struct Output {
    envelope: Writer<Vec<u8>>,
    /// Where items belong in the envelope.
    insert_at: Option<usize>,
    /// The open item.
    item: Option<Writer<Vec<u8>>>,
}

impl Output {
    /// An empty document.
    pub fn new() -> Self {
        Self { envelope: Writer::new(Vec::new()), insert_at: None, item: None }
    }

    /// Writes an event to the open item, or outside of items.
    pub fn write(&mut self, event: Event<'_>) {
        let writer = self.item.as_mut().unwrap_or(&mut self.envelope);
        // Writing to memory does not fail.
        let _ = writer.write_event(event);
    }

    /// Begins an item.
    pub fn begin_item(&mut self) {
        self.item = Some(Writer::new(Vec::new()));
    }

    /// Ends the open item, and returns it.
    pub fn end_item(&mut self) -> String {
        self.item.take().map(|item| super::text_from(item.into_inner())).unwrap_or_default()
    }

    /// Notes that items belong here, unless that is known.
    pub fn mark_place_of_items(&mut self) {
        self.insert_at.get_or_insert(self.envelope.get_ref().len());
    }

    /// The document without its items.
    pub fn into_envelope(self) -> Envelope {
        Envelope::new(self.envelope.into_inner(), self.insert_at)
    }
}

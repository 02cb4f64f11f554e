//! Positions of elements in the document tree, which outlive the elements.

use web_sys::Element;

/// What only readers without scripts get, and the program does not render.
const SKIPPED: &str = "NOSCRIPT";

/// The way from an element down to one of its descendants: at each step, the index among
/// the children. It finds the same place in an equal tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DomPath {
    indices: Vec<usize>,
    /// The tag name of the descendant.
    tag: String,
}

impl DomPath {
    /// The way from `root` to `element`; `None` if it is not inside.
    pub fn between(root: &Element, element: &Element) -> Option<Self> {
        let mut indices = Vec::new();
        let mut here = element.clone();
        while !here.is_same_node(Some(root)) {
            let parent = here.parent_element()?;
            indices.push(children(&parent).position(|child| child.is_same_node(Some(&here)))?);
            here = parent;
        }
        indices.reverse();
        Some(Self { indices, tag: element.tag_name() })
    }

    /// The element at this place below `root`, if it is of the same kind.
    pub fn find(&self, root: &Element) -> Option<Element> {
        let step = |here: Element, index: &usize| children(&here).nth(*index);
        let found = self.indices.iter().try_fold(root.clone(), step)?;
        (found.tag_name() == self.tag).then_some(found)
    }
}

fn children(element: &Element) -> impl Iterator<Item = Element> + use<> {
    let all = element.children();
    let elements = (0..all.length()).filter_map(move |at| all.item(at));
    elements.filter(|child| child.tag_name() != SKIPPED)
}

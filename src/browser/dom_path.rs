//! Positions of elements in the document tree, which outlive the elements.

use web_sys::Element;

/// The way from an element down to one of its descendants: at each step, the index among
/// the children. It finds the same place in an equal tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DomPath {
    indices: Vec<u32>,
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
            let children = parent.children();
            let is_here =
                |at: &u32| children.item(*at).is_some_and(|c| c.is_same_node(Some(&here)));
            indices.push((0..children.length()).find(is_here)?);
            here = parent;
        }
        indices.reverse();
        Some(Self { indices, tag: element.tag_name() })
    }

    /// The element at this place below `root`, if it is of the same kind.
    pub fn find(&self, root: &Element) -> Option<Element> {
        let step = |here: Element, index: &u32| here.children().item(*index);
        let found = self.indices.iter().try_fold(root.clone(), step)?;
        (found.tag_name() == self.tag).then_some(found)
    }
}

//! Building a page in several tasks, so that none of them is long on a slow phone.

use leptos::prelude::*;

/// Adds a part of what is left of a view, and returns whether there is more.
type Step = Box<dyn FnMut() -> bool + Send + Sync>;

/// What is left to build of a page that is not shown yet. Views find it in their context while
/// such a page is built, and defer what may come in later tasks.
#[derive(Clone, Copy)]
pub struct BuildSteps {
    /// What is left; `None` once the page is complete.
    left: StoredValue<Option<Vec<Step>>>,
}

impl BuildSteps {
    /// Provides the steps of a page to the current owner.
    pub fn provide() -> Self {
        let steps = Self { left: StoredValue::new(Some(Vec::new())) };
        provide_context(steps);
        steps
    }

    /// The steps of the page that is being built; `None` if it is built as a whole.
    pub fn current() -> Option<Self> {
        use_context::<Self>().filter(|steps| !steps.are_done())
    }

    /// Whether nothing is left, or the page was given up.
    pub fn are_done(self) -> bool {
        self.left.try_with_value(Option::is_none).unwrap_or(true)
    }

    /// Has something added in later tasks, unless the page is complete.
    pub fn defer(self, step: impl FnMut() -> bool + Send + Sync + 'static) {
        self.left.update_value(|left| {
            if let Some(left) = left {
                left.push(Box::new(step));
            }
        });
    }

    /// Takes the next step. Returns false, and completes the page, if nothing was left.
    pub fn advance(self) -> bool {
        // A step may defer others.
        let step = self.left.try_update_value(|left| left.as_mut()?.pop()).flatten();
        let Some(mut step) = step else {
            self.left.set_value(None);
            return false;
        };
        if step() {
            self.defer(step);
        }
        true
    }
}

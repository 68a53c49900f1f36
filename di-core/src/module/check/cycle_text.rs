//! The messages of cycles.

use crate::module::check::findings::Findings;
use crate::module::check::flat::Flat;
use crate::module::check::graph::Kind;
use crate::module::check::text::Text;

impl Findings<'_> {
    /// Writes a cycle of entries that only refer to each other.
    pub(super) const fn write_unbound(&self, flat: &Flat<'_>, text: &mut Text) {
        let key = flat.nodes[self.path[0].0].name();
        text.push("no module binds `");
        text.push(key);
        text.push("`: this module imports it from the module that requires it\nhelp: bind `");
        text.push(key);
        text.push("` in this module instead of importing it, or in the other module instead of requiring it");
    }

    pub(super) const fn write_cycle(&self, flat: &Flat<'_>, text: &mut Text) {
        text.push("dependency cycle: ");
        let first = self.first_step(flat);
        let mut step = 0;
        while step < self.length {
            let (node, _) = self.path[(first + step) % self.length];
            if !flat.is_between(node) {
                text.push(flat.nodes[node].name());
                text.push(" -> ");
            }
            step += 1;
        }
        text.push(flat.nodes[self.path[first].0].name());
        self.write_fields(flat, first, text);
        text.push(if self.is_of_decorators(flat) {
            "\nhelp: the wrapped value is the first parameter of a decorator, and a later one is the decorated value"
        } else {
            "\nhelp: resolve one dependency after construction: use `Lazy<..>` or `Provider<..>`"
        });
    }

    /// Returns whether the entries of a cycle only refer to each other, so that nothing constructs a value.
    pub(super) const fn has_no_constructor(&self, flat: &Flat<'_>) -> bool {
        let mut step = 0;
        while step < self.length {
            if !flat.is_between(self.path[step].0) {
                return false;
            }
            step += 1;
        }
        true
    }

    /// Returns whether the cycle has no other constructors than decorators. So one of them needs what it decorates.
    const fn is_of_decorators(&self, flat: &Flat<'_>) -> bool {
        let mut step = 0;
        while step < self.length {
            let (node, _) = self.path[step];
            let is_decorator = matches!(flat.nodes[node].kind(), Kind::Decorator(_));
            if !is_decorator && !flat.is_between(node) {
                return false;
            }
            step += 1;
        }
        true
    }

    /// Returns the first step of the message. It does not depend on where the search entered the cycle.
    pub(super) const fn first_step(&self, flat: &Flat<'_>) -> usize {
        let mut first = 0;
        let mut step = 0;
        while step < self.length {
            let ((node, _), (best, _)) = (self.path[step], self.path[first]);
            let is_better = match (flat.is_between(node), flat.is_between(best)) {
                (false, true) => true,
                (true, false) => false,
                _ => node < best,
            };
            if is_better {
                first = step;
            }
            step += 1;
        }
        first
    }
}

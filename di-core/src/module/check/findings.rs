//! The findings of the search, and their messages.

use crate::module::check::flat::Flat;
use crate::module::check::graph::Kind;
use crate::module::check::links::NONE;
use crate::module::check::text::Text;

/// The set of a module's own entries that have a problem, and the problem of one of them.
pub(crate) struct Findings<'a> {
    has_problem: &'a mut [bool],
    /// The entry whose problem is reported.
    reported: usize,
    problem: Problem,
    /// The path of the problem: each entry with the edge to the next one.
    pub(super) path: &'a mut [(usize, usize)],
    pub(super) length: usize,
}

#[derive(Clone, Copy)]
pub(crate) enum Problem {
    None,
    Cycle,
    Captive,
    /// A field needs one value of a collection. The path is that field and the collection.
    Ambiguous,
    /// A component has a qualifier that its entry does not repeat.
    MissingQualifier,
    /// A component is bound to traits in its struct, and its entry lists none.
    MissingTraits,
    /// An entry has more edges than the check supports.
    TooManyEdges,
}

impl<'a> Findings<'a> {
    pub(crate) const fn new(
        reported: usize,
        has_problem: &'a mut [bool],
        path: &'a mut [(usize, usize)],
    ) -> Self {
        Self {
            has_problem,
            reported,
            problem: Problem::None,
            path,
            length: 0,
        }
    }

    /// Records a problem of an entry, unless it already has one.
    ///
    /// Returns true if the caller must add the path of the problem.
    pub(crate) const fn note(&mut self, owner: usize, problem: Problem) -> bool {
        if self.has_problem[owner] {
            return false;
        }
        self.has_problem[owner] = true;
        if self.reported == owner {
            self.problem = problem;
            return true;
        }
        false
    }

    pub(crate) const fn push(&mut self, node: usize, edge: usize) {
        self.path[self.length] = (node, edge);
        self.length += 1;
    }

    /// Returns the message for the problem of the reported entry.
    pub(crate) const fn text(&self, flat: &Flat<'_>) -> Text {
        let mut text = Text::new();
        match self.problem {
            Problem::None => {}
            Problem::Cycle if self.has_no_constructor(flat) => self.write_unbound(flat, &mut text),
            Problem::Cycle => self.write_cycle(flat, &mut text),
            Problem::Captive => self.write_captive(flat, &mut text),
            Problem::Ambiguous => self.write_ambiguous(flat, &mut text),
            Problem::MissingQualifier => self.write_qualifier(flat, &mut text),
            Problem::MissingTraits => self.write_traits(flat, &mut text),
            Problem::TooManyEdges => self.write_edge_count(flat, &mut text),
        }
        text
    }

    const fn write_captive(&self, flat: &Flat<'_>, text: &mut Text) {
        let (holder, _) = self.path[0];
        let (captive, _) = self.path[self.length - 1];
        let (holder_name, captive_name) = (flat.nodes[holder].name(), flat.nodes[captive].name());
        text.push("singleton `");
        text.push(holder_name);
        if let Kind::Seed = flat.nodes[captive].kind() {
            text.push("` needs the seed `");
            text.push(captive_name);
            text.push("`, which only a scope has");
        } else {
            text.push("` would capture scoped `");
            text.push(captive_name);
            text.push("`");
        }
        text.push("\npath: ");
        let mut step = 0;
        while step < self.length {
            let (node, _) = self.path[step];
            if !flat.is_between(node) {
                if step > 0 {
                    text.push(" -> ");
                }
                text.push(flat.nodes[node].name());
            }
            step += 1;
        }
        self.write_fields(flat, 0, text);
        text.push("\nhelp: make ");
        if let Kind::Decorator(_) = flat.nodes[holder].kind() {
            text.push("the value inside the ");
            text.push(holder_name);
        } else {
            text.push("`");
            text.push(holder_name);
            text.push("`");
        }
        text.push(" scoped too, or pass `");
        text.push(captive_name);
        text.push("` to its methods");
    }

    const fn write_ambiguous(&self, flat: &Flat<'_>, text: &mut Text) {
        let (node, edge) = self.path[0];
        let (collection, _) = self.path[1];
        push_field(flat, node, edge, text);
        text.push(" needs one `");
        text.push(flat.nodes[collection].name());
        text.push("`, but ");
        let (first, end) = flat.spans[collection];
        // A field would resolve to the only member, unless that is an entry of a map.
        let is_entry = first + 1 == end;
        text.push(if is_entry {
            "its only binding is the entry of a map: `"
        } else if first == end {
            "the collection is empty"
        } else {
            "the collection has several: `"
        });
        let mut edge = first;
        while edge < end {
            if edge > first {
                text.push(", `");
            }
            let mut member = flat.edges[edge].target;
            while let Kind::Alias(_) = flat.nodes[member].kind() {
                member = flat.edges[flat.spans[member].0].target;
            }
            text.push(flat.nodes[member].name());
            text.push("`");
            edge += 1;
        }
        text.push(if is_entry {
            "\nhelp: use a `HashMap<_, Arc<..>>`, or remove `: entry = ..`"
        } else if first == end {
            "\nhelp: list a member in `components(..)`, `factories(..)` or `imports(..)`, or use a `Vec<Arc<..>>`"
        } else {
            "\nhelp: use a `Vec<Arc<..>>` to resolve all of them, or set a qualifier with `: key = ..`"
        });
    }

    const fn write_qualifier(&self, flat: &Flat<'_>, text: &mut Text) {
        text.push("`");
        text.push(flat.nodes[self.path[0].0].name());
        text.push("` has a qualifier, which its entry does not repeat");
        text.push(
            "\nhelp: write `: key = ..` after it, as in the `#[inject(key = ..)]` of the struct",
        );
    }

    const fn write_traits(&self, flat: &Flat<'_>, text: &mut Text) {
        text.push("component `");
        text.push(flat.nodes[self.path[0].0].name());
        text.push("` has `bind(..)`, but its entry lists no trait");
        text.push("\nhelp: write `as dyn Trait` after it, or `as ()` to bind no trait here");
    }

    const fn write_edge_count(&self, flat: &Flat<'_>, text: &mut Text) {
        text.push("`");
        text.push(flat.nodes[self.path[0].0].name());
        text.push("` has more than 255 dependencies, which the check does not support");
        text.push("\nhelp: move some of them into another component");
    }

    /// Writes the fields of the path: `through: A.b, C.d`.
    pub(super) const fn write_fields(&self, flat: &Flat<'_>, first: usize, text: &mut Text) {
        let mut is_first = true;
        let mut step = 0;
        while step < self.length {
            let (node, edge) = self.path[(first + step) % self.length];
            if edge != NONE && !flat.name(node, edge).is_empty() {
                text.push(if is_first { "\nthrough: " } else { ", " });
                push_field(flat, node, edge, text);
                is_first = false;
            }
            step += 1;
        }
    }
}

/// Writes a field, `` `Signup.mailer` ``, or a parameter, `` `PgPool (parameter 1)` ``.
const fn push_field(flat: &Flat<'_>, node: usize, edge: usize, text: &mut Text) {
    let name = flat.name(node, edge);
    text.push("`");
    text.push(flat.nodes[node].name());
    if let Some(number) = parameter(name) {
        text.push(" (parameter ");
        text.push(number);
        text.push(")`");
    } else {
        text.push(".");
        text.push(name);
        text.push("`");
    }
}

/// Returns the number in the name of a parameter, which is `#1`.
const fn parameter(name: &str) -> Option<&str> {
    match name.as_bytes() {
        [b'#', number @ ..] => match std::str::from_utf8(number) {
            Ok(number) => Some(number),
            Err(_) => None,
        },
        _ => None,
    }
}

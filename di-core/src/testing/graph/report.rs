//! The report of real and overridden bindings of a test graph.

use std::fmt::{self, Debug, Display, Formatter};

use crate::runtime::model::Store;
use crate::runtime::slot::{Edge, Header, Member};
use crate::spec::key::Key;
use crate::spec::origin::Role;
use crate::spec::source_line::LineOf;
use crate::spec::type_name::ShortName;
use crate::spec::visibility::Home;
use crate::testing::graph::build::Built;
use crate::testing::graph::overriding::{Kind, Override};
use crate::testing::graph::target::Target;

/// The bindings of a [`TestGraph`](super::TestGraph): real, or overridden by what.
///
/// Its text has one line for each key, in the order of their names.
///
/// ```
/// # use std::sync::Arc;
/// # use wirework::testing::TestGraph;
/// # use wirework::{Container, bind};
/// # let app = || Container::builder()
/// #     .add(bind::<u16>().to_value(80))
/// #     .add(bind::<String>().to(|port: Arc<u16>| format!("localhost:{port}")));
/// let mut graph = TestGraph::of(app());
/// graph.replace_value(8080_u16);
/// let report = graph.report().to_string();
/// assert!(report.starts_with("String  real\nu16     value, "), "{report}");
/// # graph.resolve::<String>();
/// ```
#[derive(Default)]
pub struct GraphReport {
    rows: Vec<(String, String)>,
}

impl GraphReport {
    pub(crate) fn of(built: &Built, overrides: &[Override]) -> Self {
        let store = built.container.store();
        let bound = store.members.iter();
        let bound =
            bound.flat_map(|(key, members)| members.iter().map(move |member| (key, member)));
        let bound = bound.filter(|(key, member)| !is_in_another_row(store, **key, member.slot));
        let rows = bound.map(|(key, member)| {
            let home = store.homes.of(*key);
            let target = Target {
                key: *key,
                entry: member.entry.clone(),
                member: None,
                within: None,
            };
            let home = home.map(Home::name);
            (name(&target, home), state(built, overrides, store, member))
        });
        let removed = overrides.iter().filter(|over| over.kind == Kind::Removed);
        let removed = removed.map(|over| {
            let home = over.target.within.map(|within| ShortName((within.name)()));
            let target = Target {
                within: None,
                ..over.target.clone()
            };
            (name(&target, home), format!("removed, {}", LineOf(over.at)))
        });
        let mut rows: Vec<(String, String)> = rows.chain(removed).collect();
        rows.sort();
        Self { rows }
    }
}

/// Returns the name of a row: a key, maybe an entry or a member of it, and maybe the module that sees it.
fn name(target: &Target, home: Option<ShortName<'_>>) -> String {
    let home = home.map(|home| format!(" of {home}"));
    target.to_string().replace('`', "") + &home.unwrap_or_default()
}

/// Returns `true` if a module imports the binding from another one, or exports it to the root.
fn is_in_another_row(store: &Store, key: Key, slot: u32) -> bool {
    let Some(home) = store.homes.of(key) else {
        return false;
    };
    let own = |slot| store.undecorated(slot).map(|header| header.number);
    let mut of_root = store.members(key.in_root()).iter();
    home.hands_on || of_root.any(|member| own(member.slot) == own(slot))
}

/// Returns the state of a binding: real or overridden, and wrapped or not.
fn state(built: &Built, overrides: &[Override], store: &Store, member: &Member) -> String {
    let inside = inside(store, member.slot);
    let own = inside.iter().flat_map(|header| {
        let each = built.slots.iter().zip(overrides);
        let own = each.filter(|(slots, _)| slots.contains(&header.number));
        own.map(|(_, over)| over)
            .filter(|over| over.kind != Kind::Removed)
    });
    let (wrappers, doubles): (Vec<&Override>, Vec<&Override>) =
        own.partition(|over| over.kind == Kind::Wrapped);
    let state = match doubles.first() {
        Some(over) => state_of_double(over),
        None => state_of_real(built, store, &inside).to_owned(),
    };
    let wrappers = wrappers.iter().rev();
    let wrapped = wrappers.map(|over| format!(", wrapped at {}", LineOf(over.at)));
    state + &wrapped.collect::<String>()
}

fn state_of_double(over: &Override) -> String {
    let kind = match over.kind {
        Kind::AutoMock => return "auto-mock".to_owned(),
        Kind::Mock => "mock",
        Kind::Value => "value",
        Kind::Factory => "factory",
        Kind::Double | Kind::Wrapped | Kind::Removed => "double",
    };
    format!("{kind}, {}", LineOf(over.at))
}

fn state_of_real(built: &Built, store: &Store, inside: &[&Header]) -> &'static str {
    match inside.last() {
        Some(header) if built.allowed.contains(&header.number) => "external, allowed",
        Some(header) if is_forbidden(store, header) => "external, refused",
        Some(header) if header.label.role == Role::Seed => "seed",
        _ => "real",
    }
}

/// Returns the nodes in a slot, from the outermost decorator to the component.
fn inside(store: &Store, slot: u32) -> Vec<&Header> {
    let mut inside: Vec<&Header> = store.header(slot).into_iter().collect();
    while let Some(inner) = inside.last().and_then(|header| next_inside(store, header)) {
        inside.push(inner);
    }
    inside
}

/// Returns what an alias or a decorator wraps.
fn next_inside<'a>(store: &'a Store, header: &Header) -> Option<&'a Header> {
    if !header.is_alias && header.label.role != Role::Decorator {
        return None;
    }
    match header.edges.first() {
        Some(Edge::Slot(inner)) => store.header(*inner),
        _ => None,
    }
}

fn is_forbidden(store: &Store, header: &Header) -> bool {
    let watch = store.watch.as_ref();
    watch.is_some_and(|watch| watch.forbidden.contains(&header.number))
}

impl Display for GraphReport {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        let width = self
            .rows
            .iter()
            .map(|(key, _)| key.len())
            .max()
            .unwrap_or(0);
        for (number, (key, state)) in self.rows.iter().enumerate() {
            let end = if number == 0 { "" } else { "\n" };
            write!(out, "{end}{key:<width$}  {state}")?;
        }
        Ok(())
    }
}

impl Debug for GraphReport {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        Display::fmt(self, out)
    }
}

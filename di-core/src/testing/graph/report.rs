//! The report of real and overridden bindings of a test graph.

use std::collections::BTreeSet;
use std::fmt::{self, Debug, Display, Formatter};

use crate::runtime::model::Store;
use crate::runtime::slot::{Edge, Header, Member};
use crate::spec::key::{Key, KeyMap, Space};
use crate::spec::origin::Role;
use crate::spec::source_line::LineOf;
use crate::spec::type_name::ShortName;
use crate::spec::visibility::Home;
use crate::testing::graph::build::Built;
use crate::testing::graph::overriding::{Kind, Override};
use crate::testing::graph::target::Target;

/// The bindings of a [`TestGraph`](super::TestGraph): real, overridden, removed or refused.
///
/// Its text has one line for each binding and for each removal, in the order of their names.
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
        let mut rows = bound_rows(built, overrides);
        rows.extend(removed_rows(built, overrides));
        rows.sort();
        Self { rows }
    }
}

/// Returns a row for each binding, in the space that binds it or in the root.
fn bound_rows(built: &Built, overrides: &[Override]) -> Vec<(String, String)> {
    let store = built.container.store();
    let of_root = store.bound().filter(|(key, _)| key.space() == Space::ROOT);
    let mut exported: KeyMap<BTreeSet<u32>> = KeyMap::default();
    for (key, member) in of_root {
        exported
            .entry(key)
            .or_default()
            .extend(undecorated(store, member.slot));
    }
    let is_in_another_row = |key: Key, slot: u32| {
        let is_elsewhere = |own: u32| {
            let exported = exported.get(&key.in_root());
            let is_exported = exported.is_some_and(|it| it.contains(&own));
            is_exported || built.space(own) != key.space()
        };
        key.space() != Space::ROOT && undecorated(store, slot).is_some_and(is_elsewhere)
    };
    let bound = store.bound();
    let bound = bound.filter(|(key, member)| !is_in_another_row(*key, member.slot));
    let rows = bound.map(|(key, member)| {
        let target = Target {
            key,
            entry: member.entry.clone(),
            member: None,
            within: None,
        };
        let home = store.homes.of(key).map(Home::name);
        (name(&target, home), state(built, overrides, store, member))
    });
    rows.collect()
}

/// Returns a row for each removal, with the module that is nearest to the test.
fn removed_rows(built: &Built, overrides: &[Override]) -> Vec<(String, String)> {
    let store = built.container.store();
    let removed = overrides.iter().zip(&built.effects);
    let removed = removed.filter(|(over, _)| over.kind == Kind::Removed);
    let rows = removed.map(|(over, effect)| {
        let target = Target {
            within: None,
            ..over.target.clone()
        };
        let keys = effect.removed_from.iter();
        let nearest = keys.min_by_key(|key| store.distance(**key));
        let nearest = nearest.and_then(|key| store.homes.of(*key));
        let within = over.target.within.map(|it| ShortName((it.name)()));
        let home = within.or(nearest.map(Home::name));
        (name(&target, home), format!("removed, {}", LineOf(over.at)))
    });
    rows.collect()
}

/// Returns the name of a row: a key, maybe an entry or a member of it, and maybe the module that sees it.
fn name(target: &Target, home: Option<ShortName<'_>>) -> String {
    let home = home.map(|home| format!(" of {home}"));
    target.to_string().replace('`', "") + &home.unwrap_or_default()
}

/// Returns the slot inside of all decorators.
fn undecorated(store: &Store, slot: u32) -> Option<u32> {
    store.undecorated(slot).map(|header| header.number)
}

/// Returns the state of a binding: real or overridden, and wrapped or not.
fn state(built: &Built, overrides: &[Override], store: &Store, member: &Member) -> String {
    let inside = inside(store, member.slot);
    let (mut double, mut wrapped) = (None, String::new());
    for header in inside.iter().rev() {
        let each = built.effects.iter().zip(overrides);
        let own = each.filter(|(effect, _)| effect.slots.contains(&header.number));
        for (_, over) in own {
            let at = LineOf(over.at);
            match over.kind {
                Kind::Removed => {}
                Kind::Wrapped => wrapped = format!("{wrapped}, wrapped at {at}"),
                Kind::AutoMock => double = Some("auto-mock".to_owned()),
                Kind::Mock => double = Some(format!("mock, {at}")),
                Kind::Value => double = Some(format!("value, {at}")),
                Kind::Factory => double = Some(format!("factory, {at}")),
                Kind::Double => double = Some(format!("double, {at}")),
            }
        }
    }
    let real = || state_of_real(built, store, &inside).to_owned();
    double.unwrap_or_else(real) + &wrapped
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

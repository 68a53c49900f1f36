//! The code with which a test replaces an external component that it does not allow.

use std::collections::BTreeSet;

use crate::runtime::model::Store;
use crate::runtime::slot::Edge;
use crate::spec::entry::Entry;
use crate::spec::key::Key;
use crate::spec::origin::Label;
use crate::spec::type_name::ShortName;

impl Store {
    /// Returns the code that replaces an external component: through the traits by which it was reached, or
    /// the component itself if it was reached by its own type.
    pub(super) fn remedy(&self, label: &Label, slot: u32, from: &[u32]) -> String {
        let reached = self.reached(from, |_| true);
        let name = ShortName((label.name)());
        let traits = self.reached_traits(slot, &reached);
        let instead = match &traits[..] {
            [] => format!("`replace_value` with another `{name}`, or override its consumers"),
            [(key, entry)] => self.instead_of_trait(key, entry.as_ref()),
            several => {
                let mocks = several.iter();
                let mocks = mocks.map(|(key, entry)| self.instead_of_one(key, entry.as_ref()));
                mocks.collect::<Vec<_>>().join(" and ")
            }
        };
        let is_own = from.contains(&slot) || self.is_needed_itself(slot, &reached);
        let own = if is_own && !traits.is_empty() {
            format!(", and `replace_value` with another `{name}` for its own type")
        } else {
            String::new()
        };
        format!("{instead}{own}, or `allow_real::<{name}>()`")
    }

    /// Returns the code that replaces the only reached trait of an external component.
    fn instead_of_trait(&self, key: &Key, entry: Option<&Entry>) -> String {
        let replace = call("replace", key, entry);
        if self.has_no_mock(key) {
            return format!(
                "{key} has no mock: write `#[wirework::mockable]` above `#[mockall::automock]` on the trait, or `{replace}(..)`"
            );
        }
        format!("`{}()` or `{replace}(..)`", call("mock", key, entry))
    }

    /// Returns the code that replaces one of several reached traits.
    fn instead_of_one(&self, key: &Key, entry: Option<&Entry>) -> String {
        if self.has_no_mock(key) {
            format!("`{}(..)`", call("replace", key, entry))
        } else {
            format!("`{}()`", call("mock", key, entry))
        }
    }

    fn has_no_mock(&self, key: &Key) -> bool {
        let watch = self.watch.as_ref();
        watch.is_some_and(|watch| watch.without_mock.contains(&key.in_root()))
    }

    /// Returns the traits of a component by which it was reached, each with its entry.
    fn reached_traits(&self, slot: u32, reached: &BTreeSet<u32>) -> Vec<(Key, Option<Entry>)> {
        let bound = self.members.iter();
        let bound = bound.flat_map(|(key, members)| members.iter().map(move |it| (key, it)));
        let bound = bound.filter(|(_, member)| self.is_trait_of(member.slot, slot, reached));
        let mut traits: Vec<(Key, Option<Entry>)> = bound
            .map(|(key, member)| (key.in_root(), member.entry.clone()))
            .collect();
        let code = |(key, entry): &(Key, Option<Entry>)| call("mock", key, entry.as_ref());
        traits.sort_by_cached_key(code);
        // A module that imports or exports the trait binds its key too.
        traits.dedup_by_key(|one| code(one));
        traits
    }

    /// Returns whether a reached consumer needs this component by its own type.
    fn is_needed_itself(&self, component: u32, reached: &BTreeSet<u32>) -> bool {
        let reached = reached.iter().filter_map(|slot| self.header(*slot));
        let mut edges = reached
            .filter(|header| !header.is_alias)
            .flat_map(|header| &header.edges);
        edges.any(|edge| edge.targets().any(|target| target == component))
    }

    /// Returns whether a reached binding is a trait of this component.
    fn is_trait_of(&self, bound: u32, component: u32, reached: &BTreeSet<u32>) -> bool {
        let alias = self.undecorated(bound).filter(|header| header.is_alias);
        alias.is_some_and(|alias| {
            let mut targets = alias.edges.iter().flat_map(Edge::targets);
            reached.contains(&alias.number) && targets.any(|target| target == component)
        })
    }
}

/// Returns the call of a test graph's method for a binding: `keyed::<Primary>().mock::<dyn Database>`.
pub(crate) fn call(method: &str, key: &Key, entry: Option<&Entry>) -> String {
    let keyed = key
        .qualifier()
        .map(|qualifier| format!("keyed::<{qualifier}>()."));
    let entry = entry.map(|entry| format!("entry({}).", entry.code()));
    let (keyed, entry) = (keyed.unwrap_or_default(), entry.unwrap_or_default());
    format!("{keyed}{entry}{method}::<{}>", key.short_name())
}

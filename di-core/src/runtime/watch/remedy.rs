//! The code with which a test replaces an external component that it does not allow.

use std::collections::BTreeSet;

use crate::runtime::model::Store;
use crate::runtime::slot::{Edge, Member};
use crate::spec::entry::{Entry, same_entry};
use crate::spec::key::Key;
use crate::spec::origin::Label;
use crate::spec::type_name::ShortName;
use crate::spec::visibility::Home;

/// A trait by which a test reaches an external component.
struct ReachedTrait {
    /// The key as a space sees it.
    key: Key,
    entry: Option<Entry>,
    /// The module in which the key is bound, if the test does not see it.
    within: Option<ShortName<'static>>,
    /// The component, if the key has other bindings.
    member: Option<ShortName<'static>>,
}

impl ReachedTrait {
    /// Returns the call of a test graph's method for the trait.
    fn call(&self, method: &str) -> String {
        let member = self.member.map(|name| format!("member::<{name}>()"));
        let selection = selection(self.within, member, &self.key, self.entry.as_ref());
        format!("{selection}{method}::<{}>", self.key.short_name())
    }
}

impl Store {
    /// Returns the code that replaces an external component: through the traits by which it was reached, or
    /// the component itself if it was reached by its own type.
    pub(super) fn remedy(&self, label: &Label, slot: u32, from: &[u32]) -> String {
        let reached = self.reached(from, |_| true);
        let name = ShortName((label.name)());
        let traits = self.reached_traits(slot, name, &reached);
        let instead = match &traits[..] {
            [] => format!("`replace_value` with another `{name}`, or override its consumers"),
            [only] => self.instead_of_trait(only),
            several => {
                let mocks = several.iter().map(|it| self.instead_of_one(it));
                mocks.collect::<Vec<_>>().join(" and ")
            }
        };
        let is_own = from.contains(&slot) || self.is_needed_itself(slot, &reached);
        let own = if is_own && !traits.is_empty() {
            format!(", and `replace_value` with another `{name}` for its own type")
        } else {
            String::new()
        };
        let module = self.module_of(slot);
        let allow = module.map(|module| format!(", or `allow_externals_of::<{module}>()`"));
        let allow = allow.unwrap_or_default();
        format!("{instead}{own}, or `allow_real::<{name}>()`{allow}")
    }

    /// Returns the code that replaces the only reached trait of an external component.
    fn instead_of_trait(&self, reached: &ReachedTrait) -> String {
        let replace = reached.call("replace");
        if self.has_no_mock(&reached.key) {
            return format!(
                "{} has no mock: write `#[wirework::mockable]` above `#[mockall::automock]` on the trait, or `{replace}(..)`",
                reached.key
            );
        }
        format!("`{}()` or `{replace}(..)`", reached.call("mock"))
    }

    /// Returns the code that replaces one of several reached traits.
    fn instead_of_one(&self, reached: &ReachedTrait) -> String {
        if self.has_no_mock(&reached.key) {
            format!("`{}(..)`", reached.call("replace"))
        } else {
            format!("`{}()`", reached.call("mock"))
        }
    }

    fn has_no_mock(&self, key: &Key) -> bool {
        let watch = self.watch.as_ref();
        watch.is_some_and(|watch| watch.without_mock.contains(&key.in_root()))
    }

    /// Returns the traits of a component by which it was reached, each once.
    fn reached_traits(
        &self,
        slot: u32,
        name: ShortName<'static>,
        reached: &BTreeSet<u32>,
    ) -> Vec<ReachedTrait> {
        let is_one_of_several = |key: Key, member: &Member| {
            let members = self.members(key).iter();
            let alike = members.filter(|it| same_entry(it.entry.as_ref(), member.entry.as_ref()));
            alike.count() > 1
        };
        let bound = self.bound();
        let bound = bound.filter(|(_, member)| self.is_trait_of(member.slot, slot, reached));
        let mut traits: Vec<ReachedTrait> = bound
            .map(|(key, member)| ReachedTrait {
                key,
                entry: member.entry.clone(),
                within: self.homes.of(key).map(Home::name),
                member: is_one_of_several(key, member).then_some(name),
            })
            .collect();
        let code = |it: &ReachedTrait| {
            let selection = selection(None, None, &it.key, it.entry.as_ref());
            format!("{selection}{}", it.key.short_name())
        };
        traits.sort_by_cached_key(|it| (code(it), self.distance(it.key)));
        // Several spaces may see the trait.
        traits.dedup_by_key(|it| code(it));
        traits
    }

    /// Returns the name of the module that binds a component, if the test does not see the component's own key.
    fn module_of(&self, component: u32) -> Option<ShortName<'static>> {
        let is_own = |slot| {
            self.undecorated(slot)
                .is_some_and(|it| it.number == component)
        };
        let own = self.bound().filter(|(_, member)| is_own(member.slot));
        let nearest = own
            .map(|(key, _)| key)
            .min_by_key(|key| self.distance(*key))?;
        self.homes.of(nearest).map(Home::name)
    }

    /// Returns all bindings, each with its key in each space that sees it.
    pub(crate) fn bound(&self) -> impl Iterator<Item = (Key, &Member)> {
        let bound = self.members.iter();
        bound.flat_map(|(key, members)| members.iter().map(move |member| (*key, member)))
    }

    /// Ranks a key by how a test names it: 0 in the root, 1 in the module that binds it, 2 in one that imports it.
    pub(crate) fn distance(&self, key: Key) -> u8 {
        match self.homes.of(key) {
            None => 0,
            Some(home) if !home.hands_on => 1,
            Some(_) => 2,
        }
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

/// Returns the calls with which a test graph selects a binding: `within::<Storage>().keyed::<Primary>().`.
pub(crate) fn selection(
    within: Option<ShortName<'_>>,
    member: Option<String>,
    key: &Key,
    entry: Option<&Entry>,
) -> String {
    let within = within.map(|module| format!("within::<{module}>()."));
    let member = member.map(|call| format!("{call}."));
    let keyed = key.qualifier();
    let keyed = keyed.map(|qualifier| format!("keyed::<{qualifier}>()."));
    let entry = entry.map(|entry| format!("entry({}).", entry.code()));
    let calls = [within, member, keyed, entry];
    calls.into_iter().flatten().collect()
}

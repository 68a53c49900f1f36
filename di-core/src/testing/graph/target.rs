//! The target of an override: a key, and optionally a member, a map entry and a module.

use std::any::{TypeId, type_name};
use std::fmt::{self, Display, Formatter};

use crate::module::Module;
use crate::module::requirements::{Provides, ProvidesKeyed, Unchecked, Under, Unkeyed};
use crate::runtime::watch::remedy::selection;
use crate::spec::entry::{Entry, same_entry};
use crate::spec::key::Key;
use crate::spec::type_name::{ShortName, TypeName};

/// A graph in which `K` can be overridden. rustc checks it for a module, `build()` for a builder.
#[diagnostic::on_unimplemented(
    message = "module `{Self}` provides no `{K}` to override",
    label = "not provided by `{Self}`",
    note = "for a binding of a module that `{Self}` imports, write `.within::<ThatModule>()` before; for a binding with a key, `.keyed::<Q>()`"
)]
pub trait Overrides<K: ?Sized, Q: ?Sized = Unkeyed> {}

impl<K: ?Sized, Q: ?Sized> Overrides<K, Q> for Unchecked {}

#[diagnostic::do_not_recommend]
impl<M: Module + Provides<K>, K: ?Sized> Overrides<K> for M {}

#[diagnostic::do_not_recommend]
impl<M: Module + ProvidesKeyed<K, Q>, K: ?Sized, Q: ?Sized> Overrides<K, Under<Q>> for M {}

/// The key to override, and optionally one member of it, its map entry and its module.
#[derive(Clone)]
pub(crate) struct Target {
    pub(crate) key: Key,
    pub(crate) entry: Option<Entry>,
    /// The only binding of the key to override, if several have it.
    pub(crate) member: Option<Which>,
    /// The module in which the key is overridden.
    pub(crate) within: Option<Within>,
}

/// One of several bindings of a key.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Which {
    /// The binding of a component, by the component's own key.
    Component(Key),
    /// A position in the order of the collection.
    Nth(usize),
}

/// A module in which something is overridden.
#[derive(Clone, Copy)]
pub(crate) struct Within {
    pub(crate) id: TypeId,
    pub(crate) name: TypeName,
}

impl Target {
    pub(crate) fn is(&self, other: &Self) -> bool {
        self.key == other.key
            && self.member == other.member
            && self.within_id() == other.within_id()
            && same_entry(self.entry.as_ref(), other.entry.as_ref())
    }

    /// Returns `true` if this target, as a test writes it, matches a bound one, maybe in a module.
    pub(crate) fn is_met_by(&self, bound: &Self) -> bool {
        let is_there = self.within.is_none() || self.within_id() == bound.within_id();
        let is_key = self.key == bound.key.in_root();
        let is_member = match (self.member, bound.member) {
            (None, _) => true,
            (Some(Which::Component(one)), Some(Which::Component(other))) => one.same_type(&other),
            _ => false,
        };
        is_there && is_key && is_member && same_entry(self.entry.as_ref(), bound.entry.as_ref())
    }

    pub(crate) fn is_in_module_of(&self, other: &Self) -> bool {
        self.within_id() == other.within_id()
    }

    fn within_id(&self) -> Option<TypeId> {
        self.within.map(|within| within.id)
    }

    /// Returns the expression that selects the bindings of its key and entry in a test, maybe with its module, and maybe
    /// with its component.
    pub(crate) fn selection(&self, names_module: bool, names_member: bool) -> String {
        let within = self.within.filter(|_| names_module);
        let within = within.map(|it| ShortName((it.name)()));
        let member = self.member.filter(|_| names_member).map(Which::call);
        let selection = selection(within, member, &self.key, self.entry.as_ref());
        format!("graph.{selection}")
            .trim_end_matches('.')
            .to_owned()
    }

    /// Returns its qualifier, entry and member as the name of its mock, or `None` if it has none of them.
    pub(crate) fn name(&self) -> Option<String> {
        let qualifier = self.key.qualifier().map(|qualifier| qualifier.to_string());
        let entry = self.entry.as_ref().map(ToString::to_string);
        let member = self.member.map(|member| match member {
            Which::Component(key) => key.short_name().to_string(),
            Which::Nth(number) => format!("number {number}"),
        });
        let parts: Vec<String> = qualifier.into_iter().chain(entry).chain(member).collect();
        (!parts.is_empty()).then(|| parts.join(" "))
    }
}

impl Which {
    /// Returns the call that selects the member.
    pub(crate) fn call(self) -> String {
        match self {
            Self::Component(key) => format!("member::<{}>()", key.short_name()),
            Self::Nth(number) => format!("nth({number})"),
        }
    }
}

impl Within {
    pub(crate) fn of<M: Module>() -> Self {
        Self {
            id: TypeId::of::<M>(),
            name: type_name::<M>,
        }
    }
}

impl Display for Target {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        match self.member {
            Some(Which::Component(key)) => write!(out, "the member `{}` of ", key.short_name())?,
            Some(Which::Nth(number)) => write!(out, "the member number {number} of ")?,
            None => {}
        }
        match &self.entry {
            Some(entry) => write!(out, "the entry {entry} of {}", self.key)?,
            None => self.key.fmt(out)?,
        }
        match self.within {
            Some(within) => write!(out, " within `{}`", ShortName((within.name)())),
            None => Ok(()),
        }
    }
}

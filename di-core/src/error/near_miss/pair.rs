//! Compares a missing key with one that is bound.

use crate::error::catalog::Candidate;
use crate::error::near_miss::purpose::Purpose;
use crate::error::near_miss::rank::Rank;
use crate::error::near_miss::same_type::same_type;
use crate::spec::key::Key;
use crate::spec::origin::Role;
use crate::spec::type_name::{
    ShortName, inside_arc, inside_box, path, stem, without_auto_traits, word_sequences,
};

/// A missing key beside a key that is bound.
struct Pair<'a> {
    wanted: Key,
    purpose: Purpose,
    bound: &'a Candidate,
}

/// Returns the rank and the text of a candidate that may be meant, or `None` if it is not related to the key.
pub(super) fn near_miss(
    wanted: Key,
    purpose: Purpose,
    bound: &Candidate,
) -> Option<(Rank, String)> {
    let pair = Pair {
        wanted,
        purpose,
        bound,
    };
    if pair.is_same_key() && wanted != bound.key {
        return pair.in_another_space().map(|text| (Rank::SameType, text));
    }
    if wanted.same_type(&bound.key) {
        let is_reachable = pair.is_reachable();
        return is_reachable.then(|| (Rank::SameType, pair.same_type()));
    }
    let spelling = pair.spelt_otherwise();
    let spelling = spelling.map(|text| (Rank::SameName, text));
    spelling
        .or_else(|| pair.of_the_same_stem())
        .or_else(|| pair.of_the_other_kind().map(|text| (Rank::OtherKind, text)))
}

impl Pair<'_> {
    /// Returns whether the keys are the same but for the modules that bind them.
    fn is_same_key(&self) -> bool {
        self.bound.key.in_root() == self.wanted.in_root()
    }

    fn is_wanted_in_root(&self) -> bool {
        self.wanted == self.wanted.in_root()
    }

    /// Describes the same key in a module that hides it.
    fn in_another_space(&self) -> Option<String> {
        // An override of a key in the root finds the private bindings of modules too.
        #[cfg(feature = "testing")]
        if self.purpose == Purpose::Override && self.is_wanted_in_root() {
            return Some(self.same_type());
        }
        let home = self.bound.hiding_module(self.wanted)?;
        // A replacement in the root reaches what installed modules export.
        let is_replaced = self.purpose == Purpose::Target && self.is_wanted_in_root();
        if is_replaced && home.exports && self.bound.entry.is_some() {
            return Some(self.same_type());
        }
        let module = home.name();
        let why = if home.exports && self.is_wanted_in_root() {
            format!("module `{module}` exports it, but only to other modules")
        } else if home.exports {
            format!("module `{module}` exports it, but is not imported here")
        } else {
            format!("it is private to module `{module}`")
        };
        Some(self.at_places(&why))
    }

    /// Returns whether a key of the same type could be meant, as the consumer reaches it.
    fn is_reachable(&self) -> bool {
        self.bound.key.space() == self.wanted.space()
            || match self.purpose {
                Purpose::Need => false,
                // A scope passes its seeds to all modules.
                Purpose::Seed => true,
                Purpose::Target => self.bound.home.is_some_and(|home| home.exports),
                #[cfg(feature = "testing")]
                Purpose::Override => true,
            }
    }

    fn same_type(&self) -> String {
        same_type(self.wanted, self.purpose, self.bound)
    }

    /// Describes a type that differs by its crate, by a pointer around it, or by its auto traits.
    fn spelt_otherwise(&self) -> Option<String> {
        let (want, have) = self.full_names();
        let (wanted, short) = (ShortName(want), ShortName(have));
        let are_traits = self.wanted.is_trait() && self.bound.key.is_trait();
        let text = if want == have {
            let name = path(want).split("::").next().unwrap_or_default();
            format!(
                "another `{short}` is bound: if it is of another version of the crate `{name}`, `cargo tree -d` shows the versions"
            )
        } else if inside_arc(have) == want {
            format!("`{short}` is bound, and the container adds the `Arc`: bind `{wanted}`")
        } else if inside_box(have) == want {
            format!("`{short}` is bound: bind `{wanted}`, with an `Arc` instead of the `Box`")
        } else if inside_arc(want) == have {
            format!("`{short}` is bound, and the container adds the `Arc`")
        } else if are_traits && without_auto_traits(want) == without_auto_traits(have) {
            format!("`{short}` is bound, another type: write the same bounds in both places")
        } else {
            return None;
        };
        Some(self.at_places(&text))
    }

    /// Describes a type with the same name and other generic arguments, or in another place.
    fn of_the_same_stem(&self) -> Option<(Rank, String)> {
        let (want, have) = self.full_names();
        let is_same_kind = self.wanted.is_trait() == self.bound.key.is_trait();
        if !is_same_kind || stem(want) != stem(have) {
            return None;
        }
        let (wanted, short) = (ShortName(want), ShortName(have));
        let (rank, text) = if path(want) == path(have) {
            (Rank::OtherArguments, format!("`{short}` is bound"))
        } else {
            let text = format!("`{short}` is bound, which is not `{wanted}`");
            (Rank::OtherPath, text)
        };
        Some((rank, self.at_places(&text)))
    }

    /// Describes a struct that is named like the trait, or a trait that is named like the struct.
    fn of_the_other_kind(&self) -> Option<String> {
        let Candidate { key, label, .. } = self.bound;
        let (want, have) = self.full_names();
        let (wanted, short) = (ShortName(want), ShortName(have));
        let is_struct = !key.is_trait() && label.role != Role::Decorator;
        let contains =
            |name: &str, part: &str| word_sequences(stem(name)).any(|words| words == stem(part));
        let text = if self.wanted.is_dyn() && is_struct && contains(have, want) {
            let remedy = match label.role {
                Role::Component => format!(": write `#[inject(bind({wanted}))]` on it"),
                _ => String::new(),
            };
            format!("`{short}` is bound, but not as `{wanted}`{remedy}")
        } else if !self.wanted.is_trait() && key.is_dyn() && contains(want, have) {
            format!("`{short}` is bound, not the struct")
        } else {
            return None;
        };
        Some(self.at_places(&text))
    }

    /// Returns the full names of the missing type and of the bound one.
    fn full_names(&self) -> (&'static str, &'static str) {
        (self.wanted.full_name(), self.bound.key.full_name())
    }

    fn at_places(&self, text: &str) -> String {
        format!("{text} ({})", self.bound.label.places())
    }
}

//! Near misses: what is bound and could have been meant.

use crate::spec::entry::Entry;
use crate::spec::key::Key;
use crate::spec::origin::{Label, Role};
use crate::spec::type_name::{ShortName, path, stem, without_auto_traits};
use crate::spec::visibility::Home;

/// A key that is bound, and by whom.
pub(crate) struct Candidate {
    pub(crate) key: Key,
    pub(crate) entry: Option<Entry>,
    pub(crate) label: Label,
    /// The module that has it, where it is not in the root.
    pub(crate) home: Option<Home>,
}

/// Why a key is looked for, which decides what to write for what was found instead.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// A constructor needs it, or it is asked for.
    Need,
    /// It is to be replaced or decorated.
    Target,
    /// A test graph is to override it.
    #[cfg(feature = "testing")]
    Override,
    /// It is given to a scope.
    Seed,
}

/// How many near misses a message shows at the most.
const MOST: usize = 4;

impl Candidate {
    /// The module that has the key and does not show it to who wants it.
    fn out_of_sight(&self, wanted: Key) -> Option<Home> {
        let is_meant = self.key != wanted && self.key.in_root() == wanted.in_root();
        self.home.filter(|home| is_meant && !home.hands_on)
    }
}

/// What to say and to advise where nothing provides a key.
pub(crate) struct Absence {
    pub(crate) headline: String,
    pub(crate) help: String,
}

impl Absence {
    /// Of a key that is wanted in a module, or in the root. Maybe other modules have it, and keep
    /// it to themselves.
    pub(crate) fn of(
        wanted: Key,
        home: Option<Home>,
        catalog: &mut dyn Iterator<Item = Candidate>,
    ) -> Self {
        if let Some(home) = home {
            let module = home.name();
            return Self {
                headline: format!("nothing supplies module `{module}` with {wanted}"),
                help: format!("bind it where `{module}` is imported or installed"),
            };
        }
        let hidden = catalog.filter_map(|candidate| candidate.out_of_sight(wanted));
        let private = hidden.filter(|home| !home.exports);
        let mut modules: Vec<String> = private.map(|home| format!("`{}`", home.name())).collect();
        modules.sort();
        modules.dedup();
        let headline = match &modules[..] {
            [] => {
                return Self {
                    headline: format!("nothing provides {wanted}"),
                    help: how_to_bind(wanted),
                };
            }
            [module] => format!("{wanted} is private to module {module}"),
            several => format!("{wanted} is private to the modules {}", several.join(", ")),
        };
        let help = format!(
            "write `exports({})` in {}",
            wanted.short_name(),
            modules.join(" or in ")
        );
        Self { headline, help }
    }
}

/// What could have been meant by a key that is not bound, the nearest first.
pub(crate) fn near_misses(
    wanted: Key,
    purpose: Purpose,
    catalog: &mut dyn Iterator<Item = Candidate>,
) -> Vec<String> {
    let mut misses: Vec<(u8, String)> = catalog
        .filter_map(|candidate| near_miss(wanted, purpose, &candidate))
        .collect();
    misses.sort();
    misses.dedup();
    // A component that is bound to the trait under another key is told with that key alone.
    if misses.first().is_some_and(|(rank, _)| *rank == SAME_TYPE) {
        misses.retain(|(rank, _)| *rank != OTHER_KIND);
    }
    let of_other_arguments = misses.iter().position(|(rank, _)| *rank == OTHER_ARGUMENTS);
    let one_of_those = of_other_arguments.map_or(MOST, |first| first + 1);
    misses.truncate(MOST.min(one_of_those));
    misses.into_iter().map(|(_, text)| text).collect()
}

/// The rank of the same type under another key.
const SAME_TYPE: u8 = 0;

/// The rank of a struct for a trait, or of a trait for a struct.
const OTHER_KIND: u8 = 3;

/// The rank of the same type with other generic arguments.
const OTHER_ARGUMENTS: u8 = 9;

fn near_miss(wanted: Key, purpose: Purpose, candidate: &Candidate) -> Option<(u8, String)> {
    let Candidate { key, label, .. } = candidate;
    let (want, have) = (wanted.full_name(), key.full_name());
    let places = label.places();
    let short = ShortName(have);
    if candidate.key.in_root() == wanted.in_root() && candidate.key != wanted {
        let home = candidate.out_of_sight(wanted)?;
        let module = home.name();
        let text = if home.exports {
            format!("module `{module}` exports it, and is not imported here ({places})")
        } else {
            format!("it is private to module `{module}` ({places})")
        };
        return Some((SAME_TYPE, text));
    }
    if wanted.same_type(key) {
        return Some((SAME_TYPE, same_type(wanted, purpose, candidate)));
    }
    if wanted.is_trait() && key.is_trait() && without_auto_traits(want) == without_auto_traits(have)
    {
        let text = format!(
            "`{short}` is bound, another type: spell the bounds alike in both places ({places})"
        );
        return Some((1, text));
    }
    if stem(want) == stem(have) && wanted.is_trait() == key.is_trait() {
        return Some(if path(want) == path(have) {
            (OTHER_ARGUMENTS, format!("`{short}` is bound ({places})"))
        } else {
            (
                2,
                format!("`{have}` is bound, another type than `{want}` ({places})"),
            )
        });
    }
    let only_struct = wanted.is_dyn() && !key.is_trait() && label.role != Role::Decorator;
    if only_struct && stem(have).contains(stem(want)) {
        let cure = match label.role {
            Role::Component => format!(": write `#[inject(bind({}))]` on it", ShortName(want)),
            _ => String::new(),
        };
        let text = format!(
            "`{short}` is bound, but not as `{}`{cure} ({places})",
            ShortName(want)
        );
        return Some((OTHER_KIND, text));
    }
    if !wanted.is_trait() && key.is_dyn() && stem(want).contains(stem(have)) {
        let text = format!("`{short}` is bound, not the struct ({places})");
        return Some((OTHER_KIND, text));
    }
    None
}

/// The same type under another qualifier, or as an entry.
fn same_type(wanted: Key, purpose: Purpose, candidate: &Candidate) -> String {
    let places = candidate.label.places();
    let name = wanted.short_name();
    let bound = candidate.key.qualifier();
    let (what, cure) = if wanted.qualifier() == bound {
        let Some(entry) = &candidate.entry else {
            return format!("it is bound without an entry ({places})");
        };
        let cure = match purpose {
            Purpose::Need => format!("ask for `HashMap<_, Arc<{name}>>`"),
            Purpose::Target | Purpose::Seed => format!("write `.entry({entry:?})`"),
            #[cfg(feature = "testing")]
            Purpose::Override => format!("write `.entry({entry:?})` before"),
        };
        (format!("as the entry {entry:?}"), cure)
    } else if let Some(qualifier) = bound {
        let cure = match purpose {
            Purpose::Need => {
                format!("ask with `#[inject(key = {qualifier})]` or `Keyed<{qualifier}, _>`")
            }
            Purpose::Target => format!("write `.key::<{qualifier}>()`"),
            #[cfg(feature = "testing")]
            Purpose::Override => format!("write `.keyed::<{qualifier}>()` before"),
            Purpose::Seed => format!("write `.with_keyed::<{qualifier}, _>(..)`"),
        };
        (format!("under the key `{qualifier}`"), cure)
    } else {
        let cure = match purpose {
            Purpose::Need => "ask without one".to_owned(),
            Purpose::Target => "leave `.key::<..>()` out".to_owned(),
            #[cfg(feature = "testing")]
            Purpose::Override => "leave `.keyed::<..>()` out".to_owned(),
            Purpose::Seed => "write `.with(..)`".to_owned(),
        };
        ("without a key".to_owned(), cure)
    };
    format!("it is bound {what}: {cure} ({places})")
}

/// What to write so that a key is bound.
fn how_to_bind(key: Key) -> String {
    let name = key.short_name();
    let full = key.full_name();
    if full.starts_with("alloc::sync::Arc<") {
        return format!("an `Arc` is what one gets: ask for what is in the `{name}`");
    }
    let (keyed, option) = match key.qualifier() {
        Some(qualifier) => (
            format!(".key::<{qualifier}>()"),
            format!(", key = {qualifier}"),
        ),
        None => (String::new(), String::new()),
    };
    if key.is_dyn() {
        format!(
            "add a component with `#[inject(bind({name}){option})]`, or `.add(bind::<{name}>(){keyed}.to(..))`"
        )
    } else if key.is_trait() {
        format!("`.add(bind::<{name}>(){keyed}.to_arc(..))`")
    } else {
        format!("`.add(component::<{name}>(){keyed})`, or `.add(bind::<{name}>(){keyed}.to(..))`")
    }
}

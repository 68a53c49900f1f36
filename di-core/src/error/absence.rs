//! The absence of a key: its headline and its remedy.

use crate::error::catalog::{Catalog, Removal};
use crate::error::how_to_bind::how_to_bind;
use crate::spec::key::Key;
use crate::spec::sort::sort;
use crate::spec::type_name::ShortName;
use crate::spec::visibility::{Home, Homes};

/// The headline and the help for a key that nothing provides.
pub(crate) struct Absence {
    pub(crate) headline: String,
    pub(crate) help: String,
}

/// The maximum number of modules that a message names one by one.
const MAX_MODULES: usize = 4;

impl Absence {
    /// Describes the absence of a key in a module or in the root, or in several modules that require it of the same
    /// importer. Names other modules that bind the key privately.
    pub(crate) fn of(wanted: &[Key], homes: &Homes, catalog: &Catalog) -> Self {
        let absence = Self::unless_removed(wanted, homes, catalog);
        let mut removals = wanted.iter().filter_map(|key| catalog.removal(*key));
        let help = match removals.next() {
            #[cfg(feature = "testing")]
            Some(Removal::ByTest(_)) => {
                "write `replace` instead of `remove`, or remove the consumers too"
            }
            Some(Removal::WithItsTraits(_)) => {
                "resolve one of its traits; or let another component depend on it, so that it stays bound"
            }
            None => return absence,
        };
        Self {
            help: help.to_owned(),
            ..absence
        }
    }

    fn unless_removed(wanted: &[Key], homes: &Homes, catalog: &Catalog) -> Self {
        let supplied = |key: &&Key| homes.supplied_from(**key) == **key;
        let Some(key) = wanted.iter().find(supplied).copied() else {
            return Self::required(wanted, homes);
        };
        match homes.of(key) {
            Some(home) if home.hands_on => Self::required(&[key], homes),
            Some(home) => Self::in_module(key, home),
            None => Self::private(key, catalog).unwrap_or_else(|| {
                let exported = Self::exported(key, catalog).map(|exported| exported.help);
                Self {
                    headline: format!("nothing provides {key}"),
                    help: exported.unwrap_or_else(|| how_to_bind(key)),
                }
            }),
        }
    }

    fn in_module(wanted: Key, home: Home) -> Self {
        let module = home.name();
        Self {
            headline: format!("nothing in module `{module}` provides {wanted}"),
            help: format!(
                "bind it in `{module}`, or list it in its `imports(..)` or `requires(..)`"
            ),
        }
    }

    /// Describes the absence of a key in modules whose importers have to supply it.
    fn required(wanted: &[Key], homes: &Homes) -> Self {
        let key = wanted.first().map(ToString::to_string).unwrap_or_default();
        let requiring: Vec<Home> = wanted.iter().filter_map(|key| homes.of(*key)).collect();
        let modules = match &names(&requiring)[..] {
            [module] => format!("module {module}"),
            several if several.len() > MAX_MODULES => format!("{} modules", several.len()),
            several => format!("the modules {}", several.join(", ")),
        };
        let outermost = wanted
            .iter()
            .filter_map(|key| homes.outermost_requiring(*key));
        let place = match &quoted(outermost)[..] {
            [module] => format!("{module} is"),
            several if several.len() > MAX_MODULES => "they are".to_owned(),
            several => format!("{} are", several.join(" and ")),
        };
        Self {
            headline: format!("nothing supplies {modules} with {key}"),
            help: format!("bind it where {place} imported or installed"),
        }
    }

    /// Describes the absence of a key in the root that modules export to their importers alone, if any do.
    pub(crate) fn exported(wanted: Key, catalog: &Catalog) -> Option<Self> {
        if catalog.is_bound(wanted) {
            return None;
        }
        let exporting: Vec<Home> = hiding(wanted, catalog).collect();
        let modules = names(&exporting);
        let headline = match &modules[..] {
            [] => return None,
            [module] => format!("module {module} exports {wanted} to its importers alone"),
            several => format!(
                "the modules {} export {wanted} to their importers alone",
                several.join(", ")
            ),
        };
        let help = hand_on(&modules);
        Some(Self { headline, help })
    }

    /// Describes the absence of a key that modules bind privately, if any do.
    pub(crate) fn private(wanted: Key, catalog: &Catalog) -> Option<Self> {
        let private: Vec<Home> = hiding(wanted, catalog)
            .filter(|home| !home.exports)
            .collect();
        let modules = names(&private);
        let headline = match &modules[..] {
            [] => return None,
            [module] => format!("{wanted} is private to module {module}"),
            several => format!("{wanted} is private to the modules {}", several.join(", ")),
        };
        let qualifier = wanted.qualifier();
        let key = qualifier.map(|qualifier| format!(": key = {qualifier}"));
        let export = format!(
            "write `exports({}{})` in {}",
            wanted.short_name(),
            key.unwrap_or_default(),
            modules.join(" or in ")
        );
        let help = if private.iter().any(|home| home.is_installed) {
            export
        } else {
            format!("{export}, and {}", hand_on(&modules))
        };
        Some(Self { headline, help })
    }
}

/// Returns the modules that bind the key and hide it from the consumer.
fn hiding(wanted: Key, catalog: &Catalog) -> impl Iterator<Item = Home> {
    let hidden = catalog.in_modules(wanted);
    hidden.filter_map(move |candidate| candidate.hiding_module(wanted))
}

fn hand_on(modules: &[String]) -> String {
    let modules = modules.join(" or ");
    format!("import and export it in each module between {modules} and the container")
}

/// Returns the names of the modules, sorted, each once.
fn names(modules: &[Home]) -> Vec<String> {
    quoted(modules.iter().map(|home| home.name()))
}

fn quoted(names: impl Iterator<Item = ShortName<'static>>) -> Vec<String> {
    let names = names.map(|name| format!("`{name}`"));
    let mut names: Vec<String> = names.collect();
    sort(&mut names);
    names.dedup();
    names
}

//! The absence of a key: its headline and its remedy.

use crate::error::catalog::{Catalog, Removal};
use crate::error::how_to_bind::how_to_bind;
use crate::spec::key::Key;
use crate::spec::sort::sort;
use crate::spec::visibility::{Home, Homes};

/// The headline and the help for a key that nothing provides.
pub(crate) struct Absence {
    pub(crate) headline: String,
    pub(crate) help: String,
}

impl Absence {
    /// Describes the absence of a key in a module or in the root. Names other modules that bind the key
    /// privately.
    pub(crate) fn of(wanted: Key, homes: &Homes, catalog: &Catalog) -> Self {
        let absence = Self::unless_removed(wanted, homes, catalog);
        let help = match catalog.removal(wanted) {
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

    fn unless_removed(wanted: Key, homes: &Homes, catalog: &Catalog) -> Self {
        let home = homes.of(wanted);
        if let Some(home) = home.filter(|home| !home.hands_on) {
            let module = home.name();
            return Self {
                headline: format!("nothing in module `{module}` provides {wanted}"),
                help: format!(
                    "bind it in `{module}`, or list it in its `imports(..)` or `requires(..)`"
                ),
            };
        }
        if let Some(home) = home {
            let outermost = homes.outermost_requiring(wanted).unwrap_or(home.name());
            return Self {
                headline: format!("nothing supplies module `{}` with {wanted}", home.name()),
                help: format!("bind it where `{outermost}` is imported or installed"),
            };
        }
        Self::private(wanted, catalog).unwrap_or_else(|| {
            let exported = Self::exported(wanted, catalog).map(|exported| exported.help);
            Self {
                headline: format!("nothing provides {wanted}"),
                help: exported.unwrap_or_else(|| how_to_bind(wanted)),
            }
        })
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
    let names = modules.iter().map(|home| format!("`{}`", home.name()));
    let mut names: Vec<String> = names.collect();
    sort(&mut names);
    names.dedup();
    names
}

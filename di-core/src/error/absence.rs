//! The absence of a key: its headline and its remedy.

use crate::error::catalog::Catalog;
use crate::error::how_to_bind::how_to_bind;
use crate::spec::key::Key;
use crate::spec::sort::sort;
use crate::spec::visibility::Home;

/// The headline and the help for a key that nothing provides.
pub(crate) struct Absence {
    pub(crate) headline: String,
    pub(crate) help: String,
}

impl Absence {
    /// Describes the absence of a key in a module or in the root. Names other modules that bind the key
    /// privately.
    pub(crate) fn of(wanted: Key, home: Option<Home>, catalog: &Catalog) -> Self {
        let absence = Self::unless_removed(wanted, home, catalog);
        match catalog.removal(wanted) {
            Some(_) => Self {
                help: "write `replace` instead of `remove`, or remove the consumers too".to_owned(),
                ..absence
            },
            None => absence,
        }
    }

    fn unless_removed(wanted: Key, home: Option<Home>, catalog: &Catalog) -> Self {
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
            let module = home.name();
            return Self {
                headline: format!("nothing supplies module `{module}` with {wanted}"),
                help: format!("bind it where `{module}` is imported or installed"),
            };
        }
        Self::private(wanted, catalog).unwrap_or_else(|| Self {
            headline: format!("nothing provides {wanted}"),
            help: how_to_bind(wanted),
        })
    }

    /// Describes the absence of a key that modules bind privately, if any do.
    pub(crate) fn private(wanted: Key, catalog: &Catalog) -> Option<Self> {
        let hidden = catalog.in_modules(wanted);
        let hidden = hidden.filter_map(|candidate| candidate.hiding_module(wanted));
        let private = hidden.filter(|home| !home.exports);
        let mut modules: Vec<String> = private.map(|home| format!("`{}`", home.name())).collect();
        sort(&mut modules);
        modules.dedup();
        let headline = match &modules[..] {
            [] => return None,
            [module] => format!("{wanted} is private to module {module}"),
            several => format!("{wanted} is private to the modules {}", several.join(", ")),
        };
        let help = format!(
            "write `exports({})` in {}",
            wanted.short_name(),
            modules.join(" or in ")
        );
        Some(Self { headline, help })
    }
}

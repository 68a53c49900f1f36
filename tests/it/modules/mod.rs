//! Modules: a binding is private unless the module exports it.

mod across;
mod changed;
mod collections;
mod container;
mod decorated;
mod generic;
mod hidden;
mod imports;
mod listed;
mod lists;
mod optional;
mod private;
mod replaced;
mod requires;
mod seeds;
mod spelling;
mod two_ways;
mod unused;
mod unused_member;
mod used;

use std::sync::Arc;

/// Implements `Module` for a type by hand, as the derive does.
macro_rules! module {
    ($name:ty, |$this:ident, $into:ident| $body:block) => {
        impl ::wirework::Module for $name {
            const NAME: &'static str = stringify!($name);

            fn install($this, $into: &mut ::wirework::Installation) $body
        }
    };
}

use module;

/// The value that distinguishes modules in these tests.
trait Name: Send + Sync {
    fn name(&self) -> String;
}

struct Is(&'static str);

impl Name for Is {
    fn name(&self) -> String {
        self.0.to_owned()
    }
}

/// Returns its name, and that of the value that it wraps.
struct Around(&'static str, Arc<dyn Name>);

impl Name for Around {
    fn name(&self) -> String {
        format!("{}({})", self.0, self.1.name())
    }
}

fn is(name: &'static str) -> Arc<dyn Name> {
    Arc::new(Is(name))
}

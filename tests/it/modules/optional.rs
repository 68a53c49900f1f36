//! Optional dependencies of a component in a module: they see the keys that the module binds, imports or requires.

use std::collections::BTreeMap;
use std::sync::{Arc, Weak};

use wirework::{Container, Injectable, Lazy, Module, Provider, bind};

use crate::support::built;

trait Hook: Send + Sync {}

struct Nothing;
impl Hook for Nothing {}

#[derive(Injectable)]
struct Optional {
    value: Option<Arc<u8>>,
    weak: Option<Weak<u8>>,
    lazy: Option<Lazy<u8>>,
    provider: Option<Provider<u8>>,
    hooks: Option<Vec<Arc<dyn Hook>>>,
    by_name: Option<BTreeMap<&'static str, Arc<dyn Hook>>>,
    #[inject(default = Arc::new(1))]
    limit: Arc<u8>,
}

impl Optional {
    /// Returns the value, after checking that the other dependencies on it are as present as it is.
    fn value(&self) -> Option<u8> {
        let value = self.value.as_deref().copied();
        let weak = self.weak.as_ref().and_then(Weak::upgrade);
        assert_eq!(weak.as_deref().copied(), value);
        let lazy = self.lazy.as_ref().map(|lazy| *lazy.get().unwrap());
        assert_eq!(lazy, value);
        let provider = self.provider.as_ref().map(|it| *it.get().unwrap());
        assert_eq!(provider, value);
        assert_eq!(*self.limit, value.unwrap_or(1));
        value
    }

    fn hooks(&self) -> usize {
        let named = self.by_name.as_ref().map_or(0, BTreeMap::len);
        self.hooks.as_ref().map_or(0, Vec::len) + named
    }
}

fn eight() -> u8 {
    8
}

fn hook() -> Arc<dyn Hook> {
    Arc::new(Nothing)
}

#[derive(Module)]
#[module(components(Optional))]
struct Alone;

#[derive(Module)]
#[module(components(Optional), factories(eight -> u8, hook -> dyn Hook), exports(Optional))]
struct Binds;

#[derive(Module)]
#[module(components(Optional), requires(u8), exports(Optional))]
struct Requires;

#[derive(Module)]
#[module(factories(eight -> u8, hook -> dyn Hook), exports(u8, dyn Hook))]
struct Values;

#[derive(Module)]
#[module(components(Optional), imports(Values { u8 }), exports(Optional))]
struct Imports;

#[derive(Module)]
#[module(imports(Alone { Optional }, Values { u8, dyn Hook }), exports(Optional, u8, dyn Hook))]
struct Beside;

#[derive(Module)]
#[module(imports(Requires { Optional }, Values { u8 }), exports(Optional))]
struct Supplies;

#[test]
fn an_option_sees_what_its_module_binds_imports_or_requires() {
    let binds = Container::from_module(Binds).unwrap();
    let optional = binds.resolve::<Optional>().unwrap();
    assert_eq!((optional.value(), optional.hooks()), (Some(8), 1));

    let imports = Container::from_module(Imports).unwrap();
    let optional = imports.resolve::<Optional>().unwrap();
    assert_eq!((optional.value(), optional.hooks()), (Some(8), 0));

    let supplies = Container::from_module(Supplies).unwrap();
    let optional = supplies.resolve::<Optional>().unwrap();
    assert_eq!((optional.value(), optional.hooks()), (Some(8), 0));
}

#[test]
fn an_option_does_not_see_what_an_importer_exports() {
    let beside = Container::from_module(Beside).unwrap();
    let optional = beside.resolve::<Optional>().unwrap();
    assert_eq!((optional.value(), optional.hooks()), (None, 0));
    assert_eq!(*beside.resolve::<u8>().unwrap(), 8);
}

#[test]
fn an_option_does_not_see_what_a_builder_binds_unless_the_module_requires_it() {
    let eight = || bind::<u8>().to_value(8);
    let alone = built(Container::builder().install(Alone).add(eight()));
    assert_eq!(alone.resolve::<Optional>().unwrap().value(), None);

    let requires = built(Container::builder().install(Requires).add(eight()));
    assert_eq!(requires.resolve::<Optional>().unwrap().value(), Some(8));
}

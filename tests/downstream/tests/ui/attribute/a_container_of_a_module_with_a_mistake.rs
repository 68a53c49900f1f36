use std::{collections::HashMap, sync::Arc};
use downstream::Hook;
use wirework::{Container, Injectable, Keyed, Lazy, Module, Provider};

#[derive(Injectable)]
struct Audit;
impl Hook for Audit {}
#[derive(Module)]
#[module(components(Audit as dyn Hook: scopd), collections(dyn Hook), requires(u8))]
struct App;
fn main() {
    let scope = Container::from_module(App).unwrap().scope().open().unwrap();
    let _ = scope.get::<(Vec<Arc<dyn Hook>>, HashMap<u8, Provider<dyn Hook>>)>();
    let _ = scope.get::<(Keyed<u8, Vec<Lazy<dyn Hook>>>, Keyed<u8, Arc<App>>)>();
}

use std::{marker::PhantomData, sync::Arc};
use wirework::{Injectable, Module};
#[derive(Injectable)]
#[inject(scoped)]
struct Session;
#[derive(Injectable)]
struct Cache { session: Arc<Session> }
#[derive(Module)]
#[module(components(Session, Cache), exports(Cache))]
struct Caches<T: Send + Sync + 'static> { of: PhantomData<T> }
#[derive(Module)]
#[module(imports(Caches<u8> { Cache }), exports(Cache))]
struct App;
fn main() {}

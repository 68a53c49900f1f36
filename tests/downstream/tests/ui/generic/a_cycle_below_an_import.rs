use std::marker::PhantomData;
use std::sync::Arc;
use wirework::{Injectable, Module};
#[derive(Injectable)] struct Pool<T: Send + Sync + 'static> { first: Arc<First<T>>, #[inject(skip)] marker: PhantomData<T> }
#[derive(Injectable)] struct First<T: Send + Sync + 'static> { pool: Arc<Pool<T>>, #[inject(skip)] marker: PhantomData<T> }
#[derive(Module)]
#[module(components(Pool<T>, First<T>), exports(Pool<T>))] struct Pools<T: Send + Sync + 'static>(PhantomData<T>);
#[derive(Module)]
#[module(imports(Pools<T> { Pool<T> }), exports(Pool<T>))] struct Storage<T: Send + Sync + 'static>(PhantomData<T>);
#[derive(Module)] #[module(imports(Storage<u8> { Pool<u8> }), exports(Pool<u8>))] struct App;
fn main() {}

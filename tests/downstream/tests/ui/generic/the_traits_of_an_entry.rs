use std::marker::PhantomData;
use downstream::Hook;
use wirework::{Injectable, Module};
#[derive(Injectable)]
#[inject(bind(dyn Hook))]
struct Audit<T: Send + Sync + 'static> { #[inject(skip)] of: PhantomData<T> }
impl<T: Send + Sync + 'static> Hook for Audit<T> {}
#[derive(Module)]
#[module(components(Audit<T>), collections(dyn Hook), exports(dyn Hook))]
struct Of<T: Send + Sync + 'static> { of: PhantomData<T> }
#[derive(Module)]
#[module(collections(dyn Hook), imports(Of<u8> { dyn Hook }), exports(dyn Hook))]
struct App;
fn main() {}

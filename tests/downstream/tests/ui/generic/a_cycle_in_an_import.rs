use std::{marker::PhantomData, sync::Arc};
use downstream::{Clock, Mailer};
use wirework::{Injectable, Module};
#[derive(Injectable)]
struct One { second: Arc<dyn Mailer> } impl Clock for One {}
#[derive(Injectable)]
struct Two { first: Arc<dyn Clock> } impl Mailer for Two {}
#[derive(Module)]
#[module(components(One as dyn Clock, Two as dyn Mailer), exports(dyn Clock))]
struct Pair<T: Send + Sync + 'static> { of: PhantomData<T> }
#[derive(Module)]
#[module(imports(Pair<u8> { dyn Clock }), exports(dyn Clock))]
struct App;
fn main() {}

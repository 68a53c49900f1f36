use std::{marker::PhantomData, sync::Arc};
use downstream::{Clock, Mailer};
use wirework::{Injectable, Module};
#[derive(Injectable)]
struct One { second: Arc<dyn Mailer> } impl Clock for One {}
#[derive(Injectable)]
struct Two { first: Arc<dyn Clock>, port: Arc<u16> } impl Mailer for Two {}
#[derive(Module)]
#[module(components(One as dyn Clock, Two as dyn Mailer), requires(u16), exports(dyn Clock))]
struct Pair<T: Send + Sync + 'static> { of: PhantomData<T> }
#[derive(Module)]
#[module(imports(Pair<u8> { dyn Clock }), exports(dyn Clock))]
struct App { port: u16 }
fn main() {}

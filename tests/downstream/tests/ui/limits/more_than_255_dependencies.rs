use std::sync::Arc;
use wirework::{Injectable, Module};

#[derive(Injectable)]
struct Clock;
type Four<T> = (T, T, T, T);
type Many = Four<Four<Four<Arc<Clock>>>>;

#[derive(Injectable)]
struct Museum { many: Four<Many> }

#[derive(Module)]
#[module(components(Clock, Museum))]
struct App;
fn main() {}

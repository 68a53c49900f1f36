use downstream::Hook;
use wirework::{Injectable, Module};
#[derive(Injectable)]
#[inject(bind(dyn Hook))]
struct Audit;
impl Hook for Audit {}
#[derive(Injectable)]
#[inject(bind(dyn Hook))]
struct Mail;
impl Hook for Mail {}
#[derive(Module)]
#[module(components(Audit as dyn Hook, Mail as dyn Hook))]
struct App;

fn main() {}

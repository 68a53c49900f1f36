use std::sync::Arc;
use wirework::{Injectable, Module};
trait Mailer: Send + Sync {}

#[derive(Injectable)]
struct Signup { mailer: Arc<dyn Mailer> }

#[derive(Injectable)]
struct Reminder { mailer: Arc<dyn Mailer> }

#[derive(Module)]
#[module(components(Signup, Reminder))]
struct App;

fn main() {}

use std::sync::Arc;
use downstream::Mailer;
use wirework::Module;

fn with_retries(inner: Arc<dyn Mailer>) -> Arc<dyn Mailer> { inner }

#[derive(Module)]
#[module(decorators(with_retries -> dyn Mailer))]
struct App;

fn main() {}

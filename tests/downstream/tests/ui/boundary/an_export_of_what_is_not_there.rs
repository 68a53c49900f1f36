use downstream::Mailer;
use wirework::Module;

#[derive(Module)]
#[module(exports(dyn Mailer))]
struct App;

fn main() {}

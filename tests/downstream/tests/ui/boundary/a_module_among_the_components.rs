use wirework::Module;

#[derive(Module)]
pub struct Settings;

#[derive(Module)]
#[module(components(Settings))]
pub struct App;

fn main() {}

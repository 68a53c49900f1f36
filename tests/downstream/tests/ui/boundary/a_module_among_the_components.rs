//! A module is imported, and is no component.

use wirework::Module;

#[derive(Module)]
#[module(factories(port -> u16), exports(u16))]
pub struct Settings;

fn port() -> u16 {
    80
}

#[derive(Module)]
#[module(components(Settings))]
pub struct App;

fn main() {}

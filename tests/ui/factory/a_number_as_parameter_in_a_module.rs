use wirework::Module;

struct Server;

fn listen(_port: u16) -> Server { Server }

#[derive(Module)]
#[module(factories(listen -> Server))]
struct App;

fn main() {}

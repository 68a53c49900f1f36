use downstream::FileLog;
use wirework::Module;

#[derive(Module)]
#[module(components(FileLog as Log))]
struct App;

fn main() {}

use wirework::Module;

pub struct Url;

#[derive(Module)]
#[module(exports(Url), requires(Url))]
pub struct Links;

#[derive(Module)]
#[module(imports(Links { Url }), exports(Url))]
pub struct App;

fn main() { let _ = wirework::Container::from_module(App); }

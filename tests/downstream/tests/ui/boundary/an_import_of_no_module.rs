use wirework::Module;

trait Hook: Send + Sync {}
trait Log: Send + Sync {}
struct Storage;

#[derive(Module)]
#[module(imports(Storage { dyn Hook, dyn Log }))]
struct App;

fn main() {}

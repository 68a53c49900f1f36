use nject::{init, injectable, provider};

#[injectable]
struct Session;

#[injectable]
struct Cache<'a> {
    _session: &'a Session, //~ field
}

#[injectable]
#[provider]
#[scope(Session)] //~ entry
struct App;

fn main() {
    let app: App = init!();
    let _scope = app.scope();
    let _cache: Cache = app.provide(); //~ entry
}

use froodi::{Container, ScopeData, Scopes, StaticScope, registry};
use std::sync::Arc;

#[derive(froodi::Construct)]
struct Session;

#[derive(froodi::Construct)]
struct Cache {
    _session: Arc<Session>, //~ field
}

#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct App;

#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Request;

impl StaticScope for App {
    const DATA: ScopeData = ScopeData {
        priority: 1,
        name: "app",
        is_skipped_by_default: false,
    };
}
impl StaticScope for Request {
    const DATA: ScopeData = ScopeData {
        priority: 2,
        name: "request",
        is_skipped_by_default: false,
    };
}
impl From<App> for ScopeData {
    fn from(_: App) -> Self {
        App::DATA
    }
}
impl From<Request> for ScopeData {
    fn from(_: Request) -> Self {
        Request::DATA
    }
}
impl Scopes<1> for App {
    type Scope = ScopeData;
    fn all() -> (ScopeData, [ScopeData; 1]) {
        (App::DATA, [Request::DATA])
    }
}
impl Scopes<1> for Request {
    type Scope = ScopeData;
    fn all() -> (ScopeData, [ScopeData; 1]) {
        (App::DATA, [Request::DATA])
    }
}

fn main() {
    let _container = Container::new(registry! {
        scope(App) [
            provide::<Cache>(), //~ entry
        ],
        scope(Request) [
            provide::<Session>(), //~ entry
        ],
    });
}

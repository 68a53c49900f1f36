use std::collections::HashMap;
use std::sync::Arc;

use wirework::{Container, Injectable, Module};

trait Clock: Send + Sync {}
trait Mailer: Send + Sync {}
trait Store: Send + Sync {}
struct Primary;
struct Session;
struct Request;
struct User;
struct Config;

fn config(_: Arc<dyn Clock>) -> Config {
    Config
}

fn logged(inner: Arc<dyn Mailer>) -> Arc<dyn Mailer> {
    inner
}

#[derive(Injectable)]
struct SystemClock;
impl Clock for SystemClock {}

#[derive(Injectable)]
#[inject(scoped)]
struct SmtpMailer {
    clock: Arc<dyn Clock>,
    config: Arc<Config>,
    user: Arc<User>,
}
impl Mailer for SmtpMailer {}

#[derive(Injectable)]
struct SqlStore {
    #[inject(key = Primary)]
    config: Arc<Config>,
    number: Arc<u64>,
}
impl Store for SqlStore {}

#[derive(Injectable)]
#[inject(scoped = Request)]
struct Signup {
    mailer: Arc<dyn Mailer>,
    stores: HashMap<&'static str, Arc<dyn Store>>,
}

#[derive(Module)]
#[module(
    components(SqlStore as dyn Store: entry = "sql"),
    factories(config -> Config, config -> Config: key = Primary),
    requires(dyn Clock),
    collections(dyn Store),
    exports(dyn Store, Config, Config: key = Primary),
)]
struct StorageModule {
    number: u64,
}

#[derive(Module)]
#[module(components(SystemClock as dyn Clock), exports(dyn Clock))]
struct ClockModule;

#[derive(Module)]
#[module(
    components(Signup, SmtpMailer as dyn Mailer),
    imports(StorageModule { dyn Store, Config }, ClockModule { dyn Clock }),
    decorators(logged -> dyn Mailer),
    collections(dyn Store),
    seeds(User),
    scope_levels(Session, Request),
    exports(Signup, dyn Clock, str, u8: key = Primary),
)]
struct App {
    storage: StorageModule,
    #[module(key = Primary)]
    limit: u8,
    name: Arc<str>,
}

fn containers(app: App) {
    let _ = Container::from_module(app);
}

use std::collections::HashMap;
use std::sync::Arc;

use wirework::{Container, ContainerBuilder, Injectable, Lazy, Provider, bind, component};

trait Clock: Send + Sync {}
trait Mailer: Send + Sync {}
struct Primary;
struct Session;
#[derive(Clone)]
struct Config;

#[derive(Injectable)]
#[inject(bind(dyn Clock), key = Primary, singleton, eager)]
struct SystemClock;
impl Clock for SystemClock {}

#[derive(Injectable)]
#[inject(bind(dyn Mailer), scoped = Session)]
struct SmtpMailer {
    #[inject(key = Primary)]
    clock: Arc<dyn Clock>,
    #[inject(clone)]
    config: Config,
    #[inject(value = 3)]
    tries: u32,
    #[inject(default = Arc::new(Config))]
    other: Arc<Config>,
    hooks: Vec<Arc<dyn Clock>>,
}
impl Mailer for SmtpMailer {}

#[derive(Injectable)]
#[inject(transient)]
struct Signup {
    mailer: Lazy<dyn Mailer>,
    clock: Option<Arc<dyn Clock>>,
    all: HashMap<&'static str, Arc<Config>>,
    clocks: Provider<dyn Clock>,
    #[inject(skip)]
    count: u64,
}

#[derive(Injectable)]
#[inject(constructor = Self::open)]
struct Report {
    clock: Arc<dyn Clock>,
}
impl Report {
    fn open(clock: Arc<dyn Clock>) -> Self {
        Self { clock }
    }
}

#[derive(Injectable)]
#[inject(factory = Orders)]
struct Order {
    config: Arc<Config>,
    #[inject(arg)]
    number: u64,
}

fn builder() -> ContainerBuilder {
    Container::builder()
        .add(component::<SystemClock>())
        .add(component::<SmtpMailer>())
        .add(component::<Signup>())
        .add(component::<Report>())
        .add(component::<Orders>())
        .add(bind::<Config>().to_value(Config))
}

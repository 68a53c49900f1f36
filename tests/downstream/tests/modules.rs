//! Derived modules, installed and resolved.

use std::collections::HashMap;
use std::error::Error;
use std::marker::PhantomData;
use std::sync::Arc;

use downstream::{Clock, Hook, Log, LogModule, Mailer, Metrics, MetricsModule, Registry, Session};
use wirework::{Cloned, Container, Injectable, Lazy, Module};

type Outcome = Result<(), Box<dyn Error>>;

struct Primary;

struct Config {
    sender: &'static str,
}

#[derive(Clone)]
struct Url(&'static str);

struct Pool(&'static str);

struct RequestId(u32);

trait Zone: Send + Sync {
    fn name(&self) -> &'static str;
}

struct Utc;

impl Zone for Utc {
    fn name(&self) -> &'static str {
        "UTC"
    }
}

#[derive(Injectable)]
#[inject(bind(dyn Clock))]
struct SystemClock;

impl Clock for SystemClock {}

#[derive(Injectable)]
#[inject(bind(dyn Mailer))]
struct SmtpMailer {
    config: Arc<Config>,
    zone: Arc<dyn Zone>,
    #[inject(key = Primary, clone)]
    url: Url,
}

impl Mailer for SmtpMailer {}

#[derive(Injectable)]
#[inject(bind(dyn Hook))]
struct First;

#[derive(Injectable)]
#[inject(bind(dyn Hook))]
struct Second;

impl Hook for First {}
impl Hook for Second {}

#[derive(Injectable)]
#[inject(scoped)]
struct Signup {
    mailer: Arc<SmtpMailer>,
    hooks: Vec<Arc<dyn Hook>>,
    named: HashMap<&'static str, Arc<dyn Hook>>,
    log: Lazy<dyn Log>,
    metrics: Option<Arc<dyn Metrics>>,
    session: Arc<Session>,
    request: Arc<RequestId>,
    pool: Arc<Pool>,
}

struct Decorated {
    _inner: Arc<dyn Mailer>,
}

impl Mailer for Decorated {}

fn connect(url: wirework::Keyed<Primary, Cloned<Url>>) -> Pool {
    Pool(url.into_inner().0.0)
}

fn decorated(inner: Arc<dyn Mailer>, _clock: Arc<dyn Clock>) -> Arc<dyn Mailer> {
    Arc::new(Decorated { _inner: inner })
}

#[derive(Module)]
#[module(
    components(
        SystemClock as dyn Clock,
        SmtpMailer as dyn Mailer,
        First as dyn Hook,
        Second as dyn Hook: entry = "second",
        Signup,
    ),
    factories(connect -> Pool),
    decorators(decorated -> dyn Mailer),
    collections(dyn Hook),
    seeds(RequestId),
    imports(LogModule { dyn Log }, MetricsModule { dyn Metrics, Session }),
    exports(dyn Mailer, Signup, dyn Metrics, dyn Log),
)]
struct App {
    config: Config,
    #[module(key = Primary)]
    url: Url,
    #[module(as(dyn Zone))]
    utc: Arc<Utc>,
    metrics: MetricsModule,
}

fn app() -> App {
    App {
        config: Config { sender: "ada" },
        url: Url("postgres"),
        utc: Arc::new(Utc),
        metrics: MetricsModule::default(),
    }
}

#[test]
fn what_a_module_lists_is_wired() -> Outcome {
    let container = Container::from_module(app())?;
    let scope = container.scope().with(RequestId(7)).open()?;
    let signup = scope.resolve::<Signup>()?;
    assert_eq!(signup.mailer.config.sender, "ada");
    assert_eq!(signup.mailer.zone.name(), "UTC");
    assert_eq!(signup.mailer.url.0, "postgres");
    assert_eq!(signup.pool.0, "postgres");
    assert_eq!(signup.hooks.len(), 2);
    assert_eq!(signup.named.keys().collect::<Vec<_>>(), [&"second"]);
    assert!(signup.metrics.is_some());
    assert_eq!(signup.request.0, 7);
    let (log, same) = (signup.log.get()?, container.resolve::<dyn Log>()?);
    assert!(Arc::ptr_eq(&log, &same));
    let _session: &Session = &signup.session;
    Ok(())
}

#[test]
fn a_module_is_installed_beside_others() -> Outcome {
    let container = Container::builder().install(app()).build()?;
    container.resolve::<dyn Mailer>()?;
    container.resolve::<dyn Metrics>()?;
    let private = container.resolve::<Registry>();
    assert!(private.is_err());
    assert!(container.resolve::<SmtpMailer>().is_err());
    Ok(())
}

#[derive(Injectable)]
struct Repo<T: Send + Sync + 'static> {
    rows: Arc<Vec<T>>,
}

#[derive(Module)]
#[module(components(Repo<T>), exports(Repo<T>))]
struct Storage<T: Send + Sync + 'static> {
    rows: Vec<T>,
}

#[derive(Module)]
#[module(
    imports(Storage<u8> { Repo<u8> }, Storage<u16> { Repo<u16> }),
    exports(Repo<u8>, Repo<u16>),
)]
struct Both {
    small: Storage<u8>,
    large: Storage<u16>,
}

#[test]
fn a_generic_module_is_one_for_each_argument() -> Outcome {
    let container = Container::from_module(Both {
        small: Storage { rows: vec![1] },
        large: Storage { rows: vec![1, 2] },
    })?;
    assert_eq!(container.resolve::<Repo<u8>>()?.rows.len(), 1);
    assert_eq!(container.resolve::<Repo<u16>>()?.rows.len(), 2);
    Ok(())
}

trait Finder<T>: Send + Sync {
    fn found(&self) -> &'static str;
}

/// Its parameter has no `'static` bound.
#[derive(Injectable)]
#[inject(bind(dyn Finder<T>))]
struct Index<T> {
    #[inject(skip)]
    of: PhantomData<fn() -> T>,
}

impl<T> Finder<T> for Index<T> {
    fn found(&self) -> &'static str {
        let _: PhantomData<fn() -> T> = self.of;
        std::any::type_name::<T>()
    }
}

#[derive(Module)]
#[module(components(Index<u8> as dyn Finder<u8>, Index<u16> as dyn Finder<u16>))]
struct Finders;

#[test]
fn a_generic_component_is_bound_to_a_trait_of_its_argument() -> Outcome {
    let container = Container::from_module(Finders)?;
    assert_eq!(container.resolve::<dyn Finder<u8>>()?.found(), "u8");
    assert_eq!(container.resolve::<dyn Finder<u16>>()?.found(), "u16");
    Ok(())
}

/// Names that generated code uses for a module.
mod names {
    use std::sync::Arc;

    use wirework::Injectable;

    pub(super) trait Module: Send + Sync {
        fn name(&self) -> &'static str;
    }

    #[derive(Injectable)]
    #[inject(bind(dyn Module))]
    pub(super) struct M;

    impl Module for M {
        fn name(&self) -> &'static str {
            "M"
        }
    }

    #[derive(Injectable)]
    pub(super) struct __Module {
        pub(super) named: Arc<dyn Module>,
    }

    #[derive(wirework::Module)]
    #[module(components(M as dyn Module, __Module))]
    pub(super) struct Named;
}

#[test]
fn a_component_and_its_trait_may_be_called_as_what_stands_for_a_module() -> Outcome {
    let container = Container::from_module(names::Named)?;
    let named = container.resolve::<names::__Module>()?;
    assert_eq!(named.named.name(), "M");
    Ok(())
}

/// A module whose entry has the traits of a macro.
mod in_a_macro {
    use wirework::{Injectable, Module};

    pub(super) trait Reads: Send + Sync {}
    pub(super) trait Writes: Send + Sync {}

    #[derive(Injectable)]
    pub(super) struct Store;

    impl Reads for Store {}
    impl Writes for Store {}

    macro_rules! module {
        ($component:ty, $traits:ty) => {
            #[derive(Module)]
            #[module(components($component as $traits), exports(dyn Reads, dyn Writes))]
            pub(super) struct App;
        };
    }

    module!(Store, (dyn Reads, dyn Writes));
}

#[test]
fn an_entry_takes_a_list_of_traits_from_a_macro() -> Outcome {
    let container = Container::from_module(in_a_macro::App)?;
    container.resolve::<dyn in_a_macro::Reads>()?;
    container.resolve::<dyn in_a_macro::Writes>()?;
    Ok(())
}

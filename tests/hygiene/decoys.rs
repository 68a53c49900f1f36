//! Every name that derived code could use is in scope as another item.

#![allow(
    dead_code,
    non_camel_case_types,
    non_snake_case,
    non_upper_case_globals,
    unused_macros
)]

use ::wirework::{Injectable, component as register};

mod std {}
mod core {}
mod alloc {}
mod wirework {}
mod diagnostic {}
mod __private {}

struct Result;
struct Option;
struct Vec;
struct Box;
struct String;
struct PhantomData;
struct Sized;
struct Debug;
struct Formatter;
struct Location;
struct Container;
struct Context;
struct Definition;
struct Field;
struct Key;
struct Keyed;
struct Cloned;
struct Lifetime;
struct ResolveError;
struct usize;

trait Dependency {
    fn describe() {}
    fn resolve() {}
}

trait Default {
    fn default() {}
}

trait Send {}
trait Sync {}
trait Clone {}
trait From {}
trait Into {}

impl<T: ?::core::marker::Sized> Dependency for T {}
impl<T: ?::core::marker::Sized> Default for T {}

fn Ok() {}
fn Err() {}
fn Some() {}
const None: u8 = 0;
fn drop() {}

macro_rules! vec {
    () => {};
}
macro_rules! panic {
    () => {};
}
macro_rules! matches {
    () => {};
}

type Arc<T> = ::std::sync::Arc<T>;

#[derive(::core::clone::Clone)]
struct Pool(u8);

trait Mailer: ::core::marker::Send + ::core::marker::Sync {
    fn number(&self) -> u8;
}

struct Primary;

#[derive(Injectable)]
#[inject(external, bind(dyn Mailer), transient, new)]
struct Smtp {
    #[inject(clone)]
    pool: Pool,
    #[inject(key = Primary, default = Arc::new(Pool(2)))]
    primary: Arc<Pool>,
    #[inject(skip)]
    skipped: u8,
    metrics: ::core::option::Option<Arc<Vec>>,
    hooks: ::std::vec::Vec<Arc<dyn Mailer2>>,
}

trait Mailer2: ::core::marker::Send + ::core::marker::Sync {}

impl Mailer for Smtp {
    fn number(&self) -> u8 {
        self.pool.0 + self.primary.0 + self.skipped
    }
}

#[derive(Injectable)]
#[inject(constructor = connect)]
struct Connection(u8);

fn connect(pool: Arc<Pool>) -> ::core::result::Result<Connection, ::std::fmt::Error> {
    ::core::result::Result::Ok(Connection(pool.0))
}

#[derive(Injectable)]
#[inject(start = Self::warm_up, run = Self::serve, stop = Self::close, health = Self::ping)]
#[inject(start_limit = ::std::time::Duration::ZERO, run_policy = ::wirework::RunPolicy::Ignore)]
struct Hooked<T: ::core::marker::Send + ::core::marker::Sync + 'static> {
    part: Arc<T>,
}

impl<T: ::core::marker::Send + ::core::marker::Sync + 'static> Hooked<T> {
    async fn warm_up(&self) -> ::core::result::Result<(), ::std::fmt::Error> {
        let _ = &self.part;
        ::core::result::Result::Ok(())
    }

    async fn serve(&self, _shutdown: ::wirework::Shutdown) {}

    async fn close(&self, _outcome: ::wirework::Outcome) {}

    async fn ping(&self) -> ::wirework::Health {
        ::wirework::Health::Healthy
    }
}

#[test]
fn derived_hooks_do_not_see_them() {
    let builder = ::wirework::Container::builder()
        .add(::wirework::bind::<Pool>().to_value(Pool(1)))
        .add(register::<Hooked<Pool>>());
    let error = ::std::string::ToString::to_string(&builder.build().unwrap_err());
    assert!(error.contains("start, run, stop, health of"), "{error}");
}

#[derive(Injectable)]
struct Order<T: ::core::marker::Send + ::core::marker::Sync + 'static> {
    #[inject(arg)]
    number: u8,
    #[inject(arg)]
    assisted: u8,
    part: Arc<T>,
}

#[test]
fn derived_code_does_not_see_them() -> ::core::result::Result<(), ::wirework::BuildError> {
    let container = ::wirework::Container::builder()
        .add(::wirework::bind::<Pool>().to_value(Pool(1)))
        .add(register::<Smtp>())
        .add(register::<Connection>())
        .add(register::<OrderFactory<Pool>>())
        .build()?;
    let number = container
        .resolve::<dyn Mailer>()
        .map(|mailer| mailer.number());
    assert_eq!(number.ok(), ::core::option::Option::Some(3));
    let connection = container.resolve::<Connection>();
    assert_eq!(
        connection.map(|made| made.0).ok(),
        ::core::option::Option::Some(1)
    );
    let order = container.call(|orders: Arc<OrderFactory<Pool>>| orders.create(4, 5));
    let order = order.and_then(|order| order);
    let sum = order.map(|order| order.number + order.assisted + order.part.0);
    assert_eq!(sum.ok(), ::core::option::Option::Some(10));
    ::core::result::Result::Ok(())
}

#[derive(::core::default::Default, ::wirework::Module)]
#[module(factories(zero -> u8), exports(u8))]
struct Numbers;

fn zero() -> u8 {
    0
}

#[derive(Injectable)]
#[inject(bind(dyn Mailer2))]
struct Hook;

impl Mailer2 for Hook {}

#[derive(Injectable)]
#[inject(bind(dyn Mailer))]
struct Sum {
    own: Arc<Pool>,
    #[inject(key = Primary)]
    primary: Arc<Pool>,
    zero: Arc<u8>,
    hooks: ::std::vec::Vec<Arc<dyn Mailer2>>,
}

impl Mailer for Sum {
    fn number(&self) -> u8 {
        self.own.0 + self.primary.0 + *self.zero + u8::try_from(self.hooks.len()).unwrap_or(0)
    }
}

#[derive(::wirework::Module)]
#[module(
    components(Sum as dyn Mailer, Hook as dyn Mailer2),
    decorators(twice -> dyn Mailer),
    collections(dyn Mailer2),
    imports(Numbers { u8 }),
    exports(dyn Mailer),
)]
struct Sums {
    own: Pool,
    #[module(key = Primary)]
    primary: Arc<Pool>,
}

struct Twice(Arc<dyn Mailer>);

impl Mailer for Twice {
    fn number(&self) -> u8 {
        2 * self.0.number()
    }
}

fn twice(inner: Arc<dyn Mailer>) -> Arc<dyn Mailer> {
    Arc::new(Twice(inner))
}

#[test]
fn a_derived_module_does_not_see_them() -> ::core::result::Result<(), ::wirework::BuildError> {
    let container = ::wirework::Container::from_module(Sums {
        own: Pool(1),
        primary: Arc::new(Pool(2)),
    })?;
    let number = container.resolve::<dyn Mailer>();
    let number = number.map(|mailer| mailer.number());
    assert_eq!(number.ok(), ::core::option::Option::Some(8));
    ::core::result::Result::Ok(())
}

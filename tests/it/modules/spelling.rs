//! Types that the lists of a module spell in two ways.

#![deny(deprecated)]

use std::marker::PhantomData;
use std::sync::Arc;

use wirework::{Container, Injectable, Keyed, Module};

use self::storage::Storage;

trait Mailer: Send + Sync {
    fn name(&self) -> String;
}

mod sms {
    pub(super) trait Mailer: Send + Sync {
        fn number(&self) -> u8;
    }

    pub(super) trait Sends<T>: Send + Sync {
        fn number(&self) -> u8;
    }
}

mod storage {
    use wirework::Module;

    pub(super) struct Pool(pub(super) u8);

    #[derive(Module)]
    #[module(exports(Pool))]
    pub(super) struct Storage {
        pub(super) pool: Pool,
    }
}

#[derive(Injectable)]
struct Smtp;

impl Mailer for Smtp {
    fn name(&self) -> String {
        "smtp".to_owned()
    }
}

#[derive(Injectable)]
struct Gateway;

impl sms::Mailer for Gateway {
    fn number(&self) -> u8 {
        8
    }
}

struct Twice(Arc<dyn Mailer>);

impl Mailer for Twice {
    fn name(&self) -> String {
        self.0.name().repeat(2)
    }
}

fn twice(inner: Arc<dyn Mailer>) -> Arc<dyn Mailer> {
    Arc::new(Twice(inner))
}

#[derive(Module)]
#[module(imports(storage::Storage { storage::Pool }), exports(storage::Pool))]
struct OfField {
    storage: Storage,
}

#[test]
fn the_field_of_an_import_may_have_another_path() {
    let pool = storage::Pool(3);
    let module = OfField {
        storage: Storage { pool },
    };
    let container = Container::from_module(module).unwrap();
    assert_eq!(container.resolve::<storage::Pool>().unwrap().0, 3);
}

#[derive(Module)]
#[module(
    components(Smtp as dyn Mailer),
    decorators(twice -> dyn self::Mailer),
    exports(dyn self::Mailer),
)]
struct OfDecorator;

#[test]
fn a_decorator_and_an_export_may_have_another_path() {
    let container = Container::from_module(OfDecorator).unwrap();
    assert_eq!(
        container.resolve::<dyn Mailer>().unwrap().name(),
        "smtpsmtp"
    );
}

#[derive(Module)]
#[module(components(Smtp as dyn Mailer, Gateway as dyn sms::Mailer))]
struct OfTwoTraits;

#[test]
fn two_traits_of_one_name_are_two_keys() {
    let container = Container::from_module(OfTwoTraits).unwrap();
    assert_eq!(container.resolve::<dyn Mailer>().unwrap().name(), "smtp");
    assert_eq!(container.resolve::<dyn sms::Mailer>().unwrap().number(), 8);
}

#[derive(Injectable)]
struct Both {
    mailers: Vec<Arc<dyn Mailer>>,
    sms: Vec<Arc<dyn sms::Mailer>>,
}

#[derive(Module)]
#[module(
    components(Smtp as dyn Mailer),
    collections(dyn Mailer),
    exports(dyn self::Mailer),
)]
struct Mailers;

#[derive(Module)]
#[module(
    components(Both),
    imports(Mailers { dyn self::Mailer }),
    collections(dyn self::Mailer, dyn sms::Mailer),
    exports(Both),
)]
struct OfCollections;

#[test]
fn collections_of_two_traits_of_one_name_are_two_collections() {
    let container = Container::from_module(OfCollections).unwrap();
    let both = container.resolve::<Both>().unwrap();
    assert_eq!((both.mailers.len(), both.sms.len()), (1, 0));
}

#[derive(Injectable)]
struct All {
    mailers: Vec<Arc<dyn Mailer>>,
}

#[derive(Module)]
#[module(
    components(Smtp as dyn Mailer, All),
    collections((dyn Mailer + 'static)),
    exports(All),
)]
struct AsInMessages;

#[test]
fn a_trait_may_be_written_as_in_the_messages_of_rustc() {
    let container = Container::from_module(AsInMessages).unwrap();
    assert_eq!(container.resolve::<All>().unwrap().mailers.len(), 1);
}

trait Sends<T>: Send + Sync {
    fn name(&self) -> String;
}

impl<T> Sends<T> for Smtp {
    fn name(&self) -> String {
        "smtp".to_owned()
    }
}

impl<T> sms::Sends<T> for Gateway {
    fn number(&self) -> u8 {
        8
    }
}

fn sends<T: 'static>() -> Arc<dyn Sends<T>> {
    Arc::new(Smtp)
}

fn sends_sms<T: 'static>() -> Arc<dyn sms::Sends<T>> {
    Arc::new(Gateway)
}

#[derive(Module)]
#[module(factories(sends::<T> -> dyn Sends<T>, sends_sms::<T> -> dyn sms::Sends<T>))]
struct OfGeneric<T: Send + Sync + 'static>(PhantomData<T>);

#[test]
fn two_traits_of_one_name_are_two_keys_of_a_generic_module() {
    let container = Container::from_module(OfGeneric::<u8>(PhantomData)).unwrap();
    let sends = container.resolve::<dyn Sends<u8>>().unwrap();
    let sends_sms = container.resolve::<dyn sms::Sends<u8>>().unwrap();
    assert_eq!((sends.name(), sends_sms.number()), ("smtp".to_owned(), 8));
}

type Sender = dyn Mailer;

#[derive(Injectable)]
struct Senders {
    all: Vec<Arc<Sender>>,
}

#[derive(Module)]
#[module(
    factories(another -> Sender, one -> Sender),
    components(Senders),
    collections(Sender),
    exports(Senders),
)]
struct OfAliases;

fn one() -> Arc<Sender> {
    Arc::new(Smtp)
}

#[test]
fn a_collection_of_an_alias_of_a_trait_has_several_members() {
    let container = Container::from_module(OfAliases).unwrap();
    assert_eq!(container.resolve::<Senders>().unwrap().all.len(), 2);
}

struct Primary;
struct Backup;

fn another() -> Arc<dyn Mailer> {
    Arc::new(Twice(Arc::new(Smtp)))
}

#[derive(Module)]
#[module(
    components(Smtp as dyn Mailer: key = Primary),
    factories(another -> Sender, another -> dyn self::Mailer: key = Backup),
    exports(Sender, dyn Mailer: key = Primary, dyn Mailer: key = Backup),
)]
struct OfQualifiers;

#[test]
fn a_trait_may_have_a_qualifier_in_one_spelling_and_none_in_another() {
    let container = Container::from_module(OfQualifiers).unwrap();
    let plain = container.resolve::<dyn Mailer>().unwrap();
    let primary: Keyed<Primary, Arc<dyn Mailer>> = container.get().unwrap();
    let backup: Keyed<Backup, Arc<dyn Mailer>> = container.get().unwrap();
    assert_eq!(
        [plain.name(), primary.name(), backup.name()],
        ["smtpsmtp", "smtp", "smtpsmtp"]
    );
}

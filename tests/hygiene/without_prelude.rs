//! Only names that the user imports are in scope.

#![no_implicit_prelude]

struct Config {
    name: ::std::string::String,
}

trait Mailer: ::core::marker::Send + ::core::marker::Sync {
    fn sender(&self) -> &str;
}

trait Audit: ::core::marker::Send + ::core::marker::Sync {}

struct Primary;

#[derive(::std::clone::Clone)]
struct Pool;

#[derive(::std::default::Default)]
struct Cache;

#[derive(::wirework::Injectable)]
#[inject(external, bind(dyn Mailer, dyn Audit), scoped, key = Primary, new)]
struct Smtp {
    config: ::std::sync::Arc<Config>,
    #[inject(clone)]
    _pool: Pool,
    #[inject(key = Primary, clone)]
    _primary: Pool,
    #[inject(default = ::std::sync::Arc::new(7))]
    port: ::std::sync::Arc<u16>,
    #[inject(key = Primary, clone, default = 8)]
    retries: u8,
    #[inject(value = 9)]
    limit: u32,
    #[inject(skip)]
    _cache: Cache,
}

impl Mailer for Smtp {
    fn sender(&self) -> &str {
        &self.config.name
    }
}

impl Audit for Smtp {}

#[derive(::wirework::Injectable)]
#[inject(constructor = Self::connect)]
struct Connection(u16);

impl Connection {
    fn connect(port: ::std::sync::Arc<u16>) -> ::core::result::Result<Self, ::std::fmt::Error> {
        ::core::result::Result::Ok(Self(*port))
    }
}

#[derive(::wirework::Injectable)]
#[inject(new)]
struct Order<T: ::core::marker::Send + ::core::marker::Sync + 'static>(
    #[inject(arg)] u32,
    ::std::sync::Arc<T>,
);

#[test]
fn every_option_works() -> ::core::result::Result<(), ::std::boxed::Box<dyn ::std::error::Error>> {
    let config = Config {
        name: ::std::convert::Into::into("ada"),
    };
    let container = ::wirework::Container::builder()
        .add(::wirework::bind::<Config>().to_value(config))
        .add(::wirework::bind::<Pool>().to_value(Pool))
        .add(::wirework::bind::<Pool>().key::<Primary>().to_value(Pool))
        .add(::wirework::bind::<u16>().to_value(80))
        .add(::wirework::component::<Smtp>())
        .add(::wirework::component::<Connection>())
        .add(::wirework::component::<OrderFactory<Config>>())
        .build()?;
    let scope = container.scope().open()?;
    let smtp = scope.get::<::wirework::Keyed<Primary, ::std::sync::Arc<Smtp>>>()?;
    ::std::assert_eq!((*smtp.port, smtp.retries, smtp.limit), (80, 8, 9));
    let mailer = scope.get::<::wirework::Keyed<Primary, ::std::sync::Arc<dyn Mailer>>>()?;
    ::std::assert_eq!(mailer.sender(), "ada");
    scope.get::<::wirework::Keyed<Primary, ::std::sync::Arc<dyn Audit>>>()?;
    ::std::assert_eq!(container.resolve::<Connection>()?.0, 80);
    let order = container.resolve::<OrderFactory<Config>>()?.create(3)?;
    ::std::assert_eq!((order.0, &*order.1.name), (3, "ada"));
    let by_hand = Order::new(4, ::std::sync::Arc::new(5_u8));
    ::std::assert_eq!((by_hand.0, *by_hand.1), (4, 5));
    ::core::result::Result::Ok(())
}

#[derive(::wirework::Injectable)]
#[inject(bind(dyn Audit))]
struct Ledger {
    config: ::std::sync::Arc<Config>,
}

impl Audit for Ledger {}

#[derive(::wirework::Module)]
#[module(components(Ledger as dyn Audit: transient), exports(dyn Audit, Ledger))]
struct Ledgers {
    config: Config,
}

#[test]
fn a_module_is_derived_without_the_prelude()
-> ::std::result::Result<(), ::std::boxed::Box<dyn ::std::error::Error>> {
    let container = ::wirework::Container::from_module(Ledgers {
        config: Config {
            name: ::std::borrow::ToOwned::to_owned("books"),
        },
    })?;
    ::std::assert_eq!(container.resolve::<Ledger>()?.config.name, "books");
    container.resolve::<dyn Audit>()?;
    ::std::result::Result::Ok(())
}

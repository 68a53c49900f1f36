//! shaku: a static module of components, which are singletons, and providers.

use std::convert::Infallible;
use std::error::Error;
use std::sync::Arc;

use shaku::{Component, HasComponent, HasComponents, HasProvider, Interface, Provider, module};

use crate::subjects::Subject;
use crate::works::graph::{
    Address, Cache, Carrier, Cart, Catalog, Checkout, Clock, Fraud, Gateway, Greeter, Log, Mailer,
    Payment, Plugin, Prices, Shipping, Store, component,
};
use crate::works::{Operation, Work, prepared};

/// shaku.
pub(super) struct Shaku;

impl Subject for Shaku {
    fn name(&self) -> &'static str {
        "shaku"
    }

    fn note(&self) -> &'static str {
        "shaku 0.6.3. rustc checks the graph, which is a type. A transient component is a \
         `Box`, which allocates nothing for a component without fields: so the graph of 10 \
         has four allocations. shaku has no scopes, seeds or decorators. The decorator names \
         the struct that it wraps. A module lists its components, so none is built in \
         numbers."
    }

    fn operation(&self, work: Work) -> Result<Option<Operation>, String> {
        let app: &'static App = Box::leak(Box::new(App::builder().build()));
        match work {
            Work::Singleton | Work::AmongTen => {
                prepared(work, || done(clock(app)), |clock| clock.components())
            }
            Work::Reference => prepared(
                work,
                || {
                    let clock: &dyn Clock = app.resolve_ref();
                    done(clock)
                },
                |clock| clock.components(),
            ),
            Work::Transient => prepared(
                work,
                || HasProvider::<dyn Checkout>::provide(app),
                |root| root.components(),
            ),
            Work::Handler => prepared(
                work,
                || HasProvider::<Handler>::provide(app),
                |handler| handler.components(),
            ),
            Work::Decorated => prepared(
                work,
                || HasProvider::<dyn Greeter>::provide(app),
                |greeter| greeter.components(),
            ),
            Work::Collection => prepared(
                work,
                || {
                    let plugins: &[Arc<dyn Plugin>] = app.resolve_all();
                    done(plugins.to_vec())
                },
                |plugins| plugins.iter().map(|plugin| plugin.components()).sum(),
            ),
            Work::Seeded | Work::Scope | Work::AmongTenThousand => Ok(None),
        }
    }
}

macro_rules! interfaces {
    ($($interface:ident)*) => { $(impl Interface for dyn $interface {})* };
}

interfaces! { Clock Mailer Store Cache Log Plugin }

macro_rules! singletons {
    ($($name:ident as $interface:ident)*) => {$(
        component! {
            #[derive(Component)]
            #[shaku(interface = $interface)]
            $name as $interface {}
        }
    )*};
}

singletons! {
    SystemClock as Clock
    SmtpMailer as Mailer
    SqlStore as Store
    MemoryCache as Cache
    FileLog as Log
    FirstPlugin as Plugin
    SecondPlugin as Plugin
    ThirdPlugin as Plugin
    FourthPlugin as Plugin
    FifthPlugin as Plugin
}

macro_rules! transients {
    ($($name:ident as $interface:ident { $($field:ident: Box<dyn $target:ident>),* })*) => {$(
        component! {
            #[derive(Provider)]
            #[shaku(interface = $interface)]
            $name as $interface { $(#[shaku(provide)] $field: Box<dyn $target>),* }
        }
    )*};
}

transients! {
    WebCheckout as Checkout {
        cart: Box<dyn Cart>, payment: Box<dyn Payment>, shipping: Box<dyn Shipping>
    }
    WebCart as Cart { catalog: Box<dyn Catalog>, prices: Box<dyn Prices> }
    CardPayment as Payment { gateway: Box<dyn Gateway>, fraud: Box<dyn Fraud> }
    FastShipping as Shipping { carrier: Box<dyn Carrier>, address: Box<dyn Address> }
    SqlCatalog as Catalog {}
    SqlPrices as Prices {}
    HttpGateway as Gateway {}
    HttpFraud as Fraud {}
    HttpCarrier as Carrier {}
    HttpAddress as Address {}
}

component! {
    /// A handler, constructed for each request. The derive provides traits alone.
    Handler {
        clock: Arc<dyn Clock>,
        mailer: Arc<dyn Mailer>,
        store: Arc<dyn Store>,
        cache: Arc<dyn Cache>,
        log: Arc<dyn Log>,
    }
}

impl Provider<App> for Handler {
    type Interface = Self;

    fn provide(app: &App) -> Result<Box<Self>, Box<dyn Error>> {
        Ok(Box::new(Self {
            clock: app.resolve(),
            mailer: app.resolve(),
            store: app.resolve(),
            cache: app.resolve(),
            log: app.resolve(),
        }))
    }
}

component! {
    /// A greeter, which is bound to no trait.
    PlainGreeter as Greeter {}
}

impl Provider<App> for PlainGreeter {
    type Interface = Self;

    fn provide(_: &App) -> Result<Box<Self>, Box<dyn Error>> {
        Ok(Box::new(Self {}))
    }
}

/// A decorator, which names the struct that it wraps.
#[derive(Provider)]
#[shaku(interface = Greeter)]
struct LoudGreeter {
    #[shaku(provide)]
    inner: Box<PlainGreeter>,
}

impl Greeter for LoudGreeter {
    fn components(&self) -> u64 {
        let inner: &dyn Greeter = &*self.inner;
        1 + inner.components()
    }
}

module! {
    App {
        components = [
            SystemClock, SmtpMailer, SqlStore, MemoryCache, FileLog,
            #[ordered(dyn Plugin)]
            FirstPlugin,
            #[ordered(dyn Plugin)]
            SecondPlugin,
            #[ordered(dyn Plugin)]
            ThirdPlugin,
            #[ordered(dyn Plugin)]
            FourthPlugin,
            #[ordered(dyn Plugin)]
            FifthPlugin
        ],
        providers = [
            WebCheckout, WebCart, CardPayment, FastShipping, SqlCatalog, SqlPrices, HttpGateway,
            HttpFraud, HttpCarrier, HttpAddress, Handler, PlainGreeter, LoudGreeter
        ]
    }
}

fn clock(app: &App) -> Arc<dyn Clock> {
    app.resolve()
}

#[allow(clippy::unnecessary_wraps)]
fn done<T>(value: T) -> Result<T, Infallible> {
    Ok(value)
}

//! nject: a static provider, which shares by reference and constructs the rest each time.

use std::convert::Infallible;
use std::sync::Arc;

use nject::{injectable, provider};

use crate::subjects::Subject;
use crate::works::graph::{
    Address, Audit, Cache, Carrier, Cart, Catalog, Checkout, Clock, Fraud, Gateway, Greeter, Log,
    Mailer, Payment, Prices, Session, Shipping, Store, Transaction, component,
};
use crate::works::{Operation, Work, prepared};

/// nject.
pub(super) struct Nject;

impl Subject for Nject {
    fn name(&self) -> &'static str {
        "nject"
    }

    fn note(&self) -> &'static str {
        "nject 0.5.1. rustc checks the graph, which is a type. Shared values are fields of \
         the provider. A scope constructs its values when it opens. nject has no `Option`s. \
         Collections need a module for each entry, and are not measured. The decorator holds \
         the struct that it wraps. A provider lists its bindings, so none is built in \
         numbers."
    }

    fn operation(&self, work: Work) -> Result<Option<Operation>, String> {
        let app: &'static App = Box::leak(Box::new(App::new()));
        match work {
            Work::Singleton | Work::AmongTen => prepared(
                work,
                || done(app.provide::<Arc<dyn Clock>>()),
                |clock| clock.components(),
            ),
            Work::Reference => prepared(
                work,
                || done(app.provide::<&dyn Clock>()),
                |clock| clock.components(),
            ),
            Work::Transient => prepared(
                work,
                || done(app.provide::<Arc<dyn Checkout>>()),
                |root| root.components(),
            ),
            Work::Handler => prepared(
                work,
                || done(Arc::new(app.provide::<Handler>())),
                |handler| handler.components(),
            ),
            Work::Scope => prepared(
                work,
                || done(Arc::new(app.scope().provide::<UnitOfWork>())),
                |unit| unit.components(),
            ),
            Work::Decorated => prepared(
                work,
                || done(app.provide::<Arc<dyn Greeter>>()),
                |greeter| greeter.components(),
            ),
            Work::Seeded | Work::Collection | Work::AmongTenThousand => Ok(None),
        }
    }
}

macro_rules! components {
    ($($name:ident as $interface:ident { $($field:ident: Arc<dyn $target:ident>),* })*) => {$(
        component! {
            #[injectable]
            $name as $interface { $($field: Arc<dyn $target>),* }
        }
    )*};
}

components! {
    SystemClock as Clock {}
    SmtpMailer as Mailer {}
    SqlStore as Store {}
    MemoryCache as Cache {}
    FileLog as Log {}
    WebCheckout as Checkout {
        cart: Arc<dyn Cart>, payment: Arc<dyn Payment>, shipping: Arc<dyn Shipping>
    }
    WebCart as Cart { catalog: Arc<dyn Catalog>, prices: Arc<dyn Prices> }
    CardPayment as Payment { gateway: Arc<dyn Gateway>, fraud: Arc<dyn Fraud> }
    FastShipping as Shipping { carrier: Arc<dyn Carrier>, address: Arc<dyn Address> }
    SqlCatalog as Catalog {}
    SqlPrices as Prices {}
    HttpGateway as Gateway {}
    HttpFraud as Fraud {}
    HttpCarrier as Carrier {}
    HttpAddress as Address {}
    WebSession as Session {}
    SqlTransaction as Transaction {}
    SqlAudit as Audit {}
    PlainGreeter as Greeter {}
}

component! {
    /// A handler, constructed for each request.
    #[injectable]
    Handler {
        clock: Arc<dyn Clock>,
        mailer: Arc<dyn Mailer>,
        store: Arc<dyn Store>,
        cache: Arc<dyn Cache>,
        log: Arc<dyn Log>,
    }
}

component! {
    /// A component with scoped dependencies.
    #[injectable]
    UnitOfWork { session: Arc<dyn Session>, transaction: Arc<dyn Transaction>, audit: Arc<dyn Audit> }
}

/// A decorator, which names the struct that it wraps.
#[injectable]
struct LoudGreeter {
    inner: PlainGreeter,
}

impl Greeter for LoudGreeter {
    fn components(&self) -> u64 {
        1 + self.inner.components()
    }
}

#[provider]
#[provide(Arc<dyn Checkout>, |value: WebCheckout| Arc::new(value))]
#[provide(Arc<dyn Cart>, |value: WebCart| Arc::new(value))]
#[provide(Arc<dyn Payment>, |value: CardPayment| Arc::new(value))]
#[provide(Arc<dyn Shipping>, |value: FastShipping| Arc::new(value))]
#[provide(Arc<dyn Catalog>, |value: SqlCatalog| Arc::new(value))]
#[provide(Arc<dyn Prices>, |value: SqlPrices| Arc::new(value))]
#[provide(Arc<dyn Gateway>, |value: HttpGateway| Arc::new(value))]
#[provide(Arc<dyn Fraud>, |value: HttpFraud| Arc::new(value))]
#[provide(Arc<dyn Carrier>, |value: HttpCarrier| Arc::new(value))]
#[provide(Arc<dyn Address>, |value: HttpAddress| Arc::new(value))]
#[provide(Arc<dyn Greeter>, |value: LoudGreeter| Arc::new(value))]
#[provide(Arc<WebSession>, |value: WebSession| Arc::new(value))]
#[provide(Arc<SqlTransaction>, |value: SqlTransaction| Arc::new(value))]
#[provide(Arc<SqlAudit>, |value: SqlAudit| Arc::new(value))]
#[scope(#[provide(Arc<dyn Session>, |value| value.clone())] Arc<WebSession>)]
#[scope(#[provide(Arc<dyn Transaction>, |value| value.clone())] Arc<SqlTransaction>)]
#[scope(#[provide(Arc<dyn Audit>, |value| value.clone())] Arc<SqlAudit>)]
struct App {
    #[provide(Arc<dyn Clock>, |value| value.clone())]
    #[provide(&'prov dyn Clock, |value| &**value)]
    clock: Arc<SystemClock>,
    #[provide(Arc<dyn Mailer>, |value| value.clone())]
    mailer: Arc<SmtpMailer>,
    #[provide(Arc<dyn Store>, |value| value.clone())]
    store: Arc<SqlStore>,
    #[provide(Arc<dyn Cache>, |value| value.clone())]
    cache: Arc<MemoryCache>,
    #[provide(Arc<dyn Log>, |value| value.clone())]
    log: Arc<FileLog>,
}

impl App {
    fn new() -> Self {
        Self {
            clock: Arc::new(SystemClock {}),
            mailer: Arc::new(SmtpMailer {}),
            store: Arc::new(SqlStore {}),
            cache: Arc::new(MemoryCache {}),
            log: Arc::new(FileLog {}),
        }
    }
}

#[allow(clippy::unnecessary_wraps)]
fn done<T>(value: T) -> Result<T, Infallible> {
    Ok(value)
}

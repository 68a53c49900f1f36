//! The components, with dill's attributes.

use std::sync::Arc;

use dill::{Singleton, Transaction, interface, scope};

use crate::works::graph::{
    Address, Audit, Cache, Carrier, Cart, Catalog as Goods, Checkout, Clock, Fraud, Gateway,
    Greeter, Log, Mailer, Payment, Plugin, Prices, Request, Session, Shipping, Store, Tracer,
    Transaction as Unit, component,
};

macro_rules! components {
    ($scope:ident: $($name:ident as $interface:ident {
        $($field:ident: Arc<dyn $target:ident>),* $(,)?
    })*) => {$(
        component! {
            #[dill::component(no_new)]
            #[interface(dyn $interface)]
            #[scope($scope)]
            $name as $interface { $($field: Arc<dyn $target>),* }
        }
    )*};
}

components! { Singleton:
    SystemClock as Clock {}
    SmtpMailer as Mailer {}
    SqlStore as Store {}
    MemoryCache as Cache {}
    FileLog as Log {}
    FirstPlugin as Plugin {}
    SecondPlugin as Plugin {}
    ThirdPlugin as Plugin {}
    FourthPlugin as Plugin {}
    FifthPlugin as Plugin {}
}

component! {
    #[dill::component(no_new)]
    #[interface(dyn Checkout)]
    WebCheckout as Checkout {
        cart: Arc<dyn Cart>,
        payment: Arc<dyn Payment>,
        shipping: Arc<dyn Shipping>,
    }
}

macro_rules! transients {
    ($($name:ident as $interface:ident { $($field:ident: Arc<dyn $target:ident>),* })*) => {$(
        component! {
            #[dill::component(no_new)]
            #[interface(dyn $interface)]
            $name as $interface { $($field: Arc<dyn $target>),* }
        }
    )*};
}

transients! {
    WebCart as Cart { catalog: Arc<dyn Goods>, prices: Arc<dyn Prices> }
    CardPayment as Payment { gateway: Arc<dyn Gateway>, fraud: Arc<dyn Fraud> }
    FastShipping as Shipping { carrier: Arc<dyn Carrier>, address: Arc<dyn Address> }
    SqlCatalog as Goods {}
    SqlPrices as Prices {}
    HttpGateway as Gateway {}
    HttpFraud as Fraud {}
    HttpCarrier as Carrier {}
    HttpAddress as Address {}
}

components! { Transaction:
    WebSession as Session {}
    SqlTransaction as Unit {}
    SqlAudit as Audit {}
}

component! {
    /// A handler, constructed for each request.
    #[dill::component(no_new)]
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
    #[dill::component(no_new)]
    UnitOfWork { session: Arc<dyn Session>, transaction: Arc<dyn Unit>, audit: Arc<dyn Audit> }
}

component! {
    /// A greeter, which is bound to no trait.
    #[dill::component(no_new)]
    PlainGreeter as Greeter {}
}

/// A decorator, which names the struct that it wraps.
#[dill::component(no_new)]
#[interface(dyn Greeter)]
pub(super) struct LoudGreeter {
    inner: Arc<PlainGreeter>,
}

impl Greeter for LoudGreeter {
    fn components(&self) -> u64 {
        1 + self.inner.components()
    }
}

/// A handler that has a seed, singletons and `Option`s.
#[dill::component(no_new)]
pub(super) struct Reply {
    request: Arc<Request>,
    clock: Arc<dyn Clock>,
    store: Arc<dyn Store>,
    cache: Option<Arc<dyn Cache>>,
    tracer: Option<Arc<dyn Tracer>>,
}

impl Reply {
    pub(super) fn components(&self) -> u64 {
        let options = self.cache.as_ref().map_or(0, |cache| cache.components())
            + self.tracer.as_ref().map_or(0, |tracer| tracer.components());
        1 + self.request.components + self.clock.components() + self.store.components() + options
    }
}

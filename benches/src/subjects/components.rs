//! The components, which derive for wirework. Subjects that have no derive construct the same structs.

use std::sync::Arc;

use wirework::Injectable;

use crate::works::graph::{
    Address, Audit, Cache, Carrier, Cart, Catalog, Checkout, Clock, Fraud, Gateway, Greeter, Log,
    Mailer, Payment, Plugin, Prices, Request, Session, Shipping, Store, Tracer, Transaction,
    component,
};

macro_rules! components {
    ($lifetime:ident: $($name:ident as $interface:ident {
        $($field:ident: Arc<dyn $target:ident>),* $(,)?
    })*) => {$(
        component! {
            #[derive(Injectable)]
            #[inject($lifetime, bind(dyn $interface))]
            $name as $interface { $($field: Arc<dyn $target>),* }
        }
    )*};
}

components! { singleton:
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

components! { transient:
    WebCheckout as Checkout {
        cart: Arc<dyn Cart>,
        payment: Arc<dyn Payment>,
        shipping: Arc<dyn Shipping>,
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
    PlainGreeter as Greeter {}
}

components! { scoped:
    WebSession as Session {}
    SqlTransaction as Transaction {}
    SqlAudit as Audit {}
}

component! {
    /// A handler, constructed for each request.
    #[derive(Injectable)]
    #[inject(transient)]
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
    #[derive(Injectable)]
    #[inject(transient)]
    UnitOfWork {
        session: Arc<dyn Session>,
        transaction: Arc<dyn Transaction>,
        audit: Arc<dyn Audit>,
    }
}

component! {
    /// A decorator.
    LoudGreeter as Greeter { inner: Arc<dyn Greeter> }
}

/// A handler that has a seed, singletons and `Option`s.
#[derive(Injectable)]
#[inject(transient)]
pub(crate) struct Reply {
    pub(crate) request: Arc<Request>,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) store: Arc<dyn Store>,
    pub(crate) cache: Option<Arc<dyn Cache>>,
    pub(crate) tracer: Option<Arc<dyn Tracer>>,
}

impl Reply {
    pub(crate) fn components(&self) -> u64 {
        let options = self.cache.as_ref().map_or(0, |cache| cache.components())
            + self.tracer.as_ref().map_or(0, |tracer| tracer.components());
        1 + self.request.components + self.clock.components() + self.store.components() + options
    }
}

/// Wraps a greeter.
pub(crate) fn loud(inner: Arc<dyn Greeter>) -> Arc<dyn Greeter> {
    Arc::new(LoudGreeter { inner })
}

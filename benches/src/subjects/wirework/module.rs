//! wirework with a module.

use wirework::{BuildError, Container, Module};

use crate::subjects::Subject;
use crate::subjects::components::{
    CardPayment, FastShipping, FifthPlugin, FileLog, FirstPlugin, FourthPlugin, Handler,
    HttpAddress, HttpCarrier, HttpFraud, HttpGateway, MemoryCache, PlainGreeter, Reply,
    SecondPlugin, SmtpMailer, SqlAudit, SqlCatalog, SqlPrices, SqlStore, SqlTransaction,
    SystemClock, ThirdPlugin, UnitOfWork, WebCart, WebCheckout, WebSession, loud,
};
use crate::works::graph::{
    Address, Audit, Cache, Carrier, Cart, Catalog, Checkout, Clock, Fraud, Gateway, Greeter, Log,
    Mailer, Payment, Plugin, Prices, Request, Session, Shipping, Store, Tracer, Transaction,
};
use crate::works::nodes::{Chosen, Limits, Node, Settings, Size};
use crate::works::{Construct, Operation, Work, constructed, prepared};

/// A container whose graph rustc checks.
pub(crate) struct OfModule;

impl Subject for OfModule {
    fn name(&self) -> &'static str {
        "wirework-module"
    }

    fn note(&self) -> &'static str {
        "`#[derive(Module)]`. rustc checks the graph. A module lists its components, so only \
         10 bindings are built."
    }

    fn operation(&self, work: Work) -> Result<Option<Operation>, String> {
        if work == Work::AmongTen {
            let container = ten().map_err(|error| error.to_string())?;
            return prepared(
                work,
                move || container.resolve::<Chosen>(),
                |node| node.components(),
            );
        }
        let app = app().map_err(|error| error.to_string())?;
        super::operation!(app, work)
    }

    fn build(&self, size: Size) -> Result<Option<Construct>, String> {
        if size == Size::Ten {
            constructed(ten)
        } else {
            Ok(None)
        }
    }

    fn open_scope(&self) -> Result<Option<Construct>, String> {
        let app = app().map_err(|error| error.to_string())?;
        constructed(move || app.scope().open())
    }
}

#[derive(Module)]
#[module(
    components(
        SystemClock as dyn Clock,
        SmtpMailer as dyn Mailer,
        SqlStore as dyn Store,
        MemoryCache as dyn Cache,
        FileLog as dyn Log,
        WebCheckout as dyn Checkout: transient,
        WebCart as dyn Cart: transient,
        CardPayment as dyn Payment: transient,
        FastShipping as dyn Shipping: transient,
        SqlCatalog as dyn Catalog: transient,
        SqlPrices as dyn Prices: transient,
        HttpGateway as dyn Gateway: transient,
        HttpFraud as dyn Fraud: transient,
        HttpCarrier as dyn Carrier: transient,
        HttpAddress as dyn Address: transient,
        Handler,
        Reply,
        WebSession as dyn Session,
        SqlTransaction as dyn Transaction,
        SqlAudit as dyn Audit,
        UnitOfWork,
        PlainGreeter as dyn Greeter,
        FirstPlugin as dyn Plugin,
        SecondPlugin as dyn Plugin,
        ThirdPlugin as dyn Plugin,
        FourthPlugin as dyn Plugin,
        FifthPlugin as dyn Plugin,
    ),
    decorators(loud -> dyn Greeter),
    collections(dyn Plugin, dyn Tracer),
    seeds(Request)
)]
struct App;

fn app() -> Result<Container<App>, BuildError> {
    Container::from_module(App)
}

#[derive(Module)]
#[module(components(
    Settings,
    Limits,
    Node<0, 0, 0>,
    Node<0, 0, 1>,
    Node<0, 0, 2>,
    Node<0, 0, 3>,
    Node<0, 0, 4>,
    Node<0, 0, 5>,
    Node<0, 0, 6>,
    Node<0, 0, 7>,
    Node<0, 0, 8>,
    Node<0, 0, 9>,
))]
struct Ten;

fn ten() -> Result<Container<Ten>, BuildError> {
    Container::from_module(Ten)
}

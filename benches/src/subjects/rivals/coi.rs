//! coi: keys are strings, and providers are closures.

use std::sync::Arc;

use coi::{Container, ContainerBuilder, Inject, Registration, RegistrationKind, Result};

use crate::subjects::Subject;
use crate::subjects::components::{
    CardPayment, FastShipping, FileLog, Handler, HttpAddress, HttpCarrier, HttpFraud, HttpGateway,
    LoudGreeter, MemoryCache, PlainGreeter, SmtpMailer, SqlAudit, SqlCatalog, SqlPrices, SqlStore,
    SqlTransaction, SystemClock, UnitOfWork, WebCart, WebCheckout, WebSession,
};
use crate::works::graph::{
    Address, Audit, Cache, Carrier, Cart, Catalog, Checkout, Clock, Fraud, Gateway, Greeter, Log,
    Mailer, Payment, Prices, Session, Shipping, Store, Transaction,
};
use crate::works::nodes::{Chosen, Limits, Node, Register, Settings, Size, register};
use crate::works::{Construct, Operation, Work, constructed, prepared};

/// coi.
pub(super) struct Coi;

impl Subject for Coi {
    fn name(&self) -> &'static str {
        "coi"
    }

    fn note(&self) -> &'static str {
        "coi 0.10.3. Keys are strings. `build()` checks nothing. A scope copies all bindings \
         that are not singletons. coi has no references, seeds or collections. The decorator \
         is bound under a second key."
    }

    fn operation(&self, work: Work) -> std::result::Result<Option<Operation>, String> {
        let app = app();
        match work {
            Work::Singleton => prepared(
                work,
                move || app.resolve::<dyn Clock>("clock"),
                |clock| clock.components(),
            ),
            Work::Transient => prepared(
                work,
                move || app.resolve::<dyn Checkout>("checkout"),
                |root| root.components(),
            ),
            Work::Handler => prepared(
                work,
                move || app.resolve::<Handler>("handler"),
                |handler| handler.components(),
            ),
            Work::Scope => prepared(
                work,
                move || app.scoped().resolve::<UnitOfWork>("unit"),
                |unit| unit.components(),
            ),
            Work::Decorated => prepared(
                work,
                move || app.resolve::<dyn Greeter>("greeter"),
                |greeter| greeter.components(),
            ),
            Work::AmongTen => among(work, Size::Ten),
            Work::AmongTenThousand => among(work, Size::TenThousand),
            Work::Reference | Work::Seeded | Work::Collection => Ok(None),
        }
    }

    fn build(&self, size: Size) -> std::result::Result<Option<Construct>, String> {
        // The names are leaked once, since a key is a `&'static str`.
        let names = Names::new(size);
        constructed(move || Ok::<_, coi::Error>(many(names, size)))
    }

    fn open_scope(&self) -> std::result::Result<Option<Construct>, String> {
        let app = app();
        constructed(move || Ok::<_, coi::Error>(app.scoped()))
    }
}

macro_rules! inject {
    ($($type:ty)*) => { $(impl Inject for $type {})* };
}

inject! {
    dyn Clock dyn Mailer dyn Store dyn Cache dyn Log
    dyn Checkout dyn Cart dyn Payment dyn Shipping dyn Catalog dyn Prices dyn Gateway dyn Fraud
    dyn Carrier dyn Address dyn Session dyn Transaction dyn Audit dyn Greeter
    Handler UnitOfWork Settings Limits
}

impl<const A: u8, const B: u8, const C: u8> Inject for Node<A, B, C> {}

/// Returns a provider that constructs a component, whose fields are resolved by their names.
macro_rules! provider {
    ($output:ty: $name:ident { $($field:ident: $target:ty),* }) => {
        |_container: &Container| -> Result<Arc<$output>> {
            Ok(Arc::new($name {
                $($field: _container.resolve::<$target>(stringify!($field))?),*
            }))
        }
    };
}

fn app() -> Container {
    let builder = singletons(ContainerBuilder::new());
    scoped(checkout(builder))
        .register("handler", provider!(Handler: Handler {
            clock: dyn Clock, mailer: dyn Mailer, store: dyn Store, cache: dyn Cache, log: dyn Log
        }))
        .register("inner", provider!(dyn Greeter: PlainGreeter {}))
        .register("greeter", provider!(dyn Greeter: LoudGreeter { inner: dyn Greeter }))
        .build()
}

fn singletons(builder: ContainerBuilder) -> ContainerBuilder {
    let kind = RegistrationKind::Singleton;
    builder
        .register_as(
            "clock",
            Registration::new(kind, provider!(dyn Clock: SystemClock {})),
        )
        .register_as(
            "mailer",
            Registration::new(kind, provider!(dyn Mailer: SmtpMailer {})),
        )
        .register_as(
            "store",
            Registration::new(kind, provider!(dyn Store: SqlStore {})),
        )
        .register_as(
            "cache",
            Registration::new(kind, provider!(dyn Cache: MemoryCache {})),
        )
        .register_as(
            "log",
            Registration::new(kind, provider!(dyn Log: FileLog {})),
        )
}

fn checkout(builder: ContainerBuilder) -> ContainerBuilder {
    builder
        .register(
            "checkout",
            provider!(dyn Checkout: WebCheckout {
                cart: dyn Cart, payment: dyn Payment, shipping: dyn Shipping
            }),
        )
        .register(
            "cart",
            provider!(dyn Cart: WebCart { catalog: dyn Catalog, prices: dyn Prices }),
        )
        .register(
            "payment",
            provider!(dyn Payment: CardPayment {
                gateway: dyn Gateway, fraud: dyn Fraud
            }),
        )
        .register(
            "shipping",
            provider!(dyn Shipping: FastShipping {
                carrier: dyn Carrier, address: dyn Address
            }),
        )
        .register("catalog", provider!(dyn Catalog: SqlCatalog {}))
        .register("prices", provider!(dyn Prices: SqlPrices {}))
        .register("gateway", provider!(dyn Gateway: HttpGateway {}))
        .register("fraud", provider!(dyn Fraud: HttpFraud {}))
        .register("carrier", provider!(dyn Carrier: HttpCarrier {}))
        .register("address", provider!(dyn Address: HttpAddress {}))
}

fn scoped(builder: ContainerBuilder) -> ContainerBuilder {
    let kind = RegistrationKind::Scoped;
    builder
        .register_as(
            "session",
            Registration::new(kind, provider!(dyn Session: WebSession {})),
        )
        .register_as(
            "transaction",
            Registration::new(kind, provider!(dyn Transaction: SqlTransaction {})),
        )
        .register_as(
            "audit",
            Registration::new(kind, provider!(dyn Audit: SqlAudit {})),
        )
        .register(
            "unit",
            provider!(UnitOfWork: UnitOfWork {
                session: dyn Session, transaction: dyn Transaction, audit: dyn Audit
            }),
        )
}

/// The names of nodes.
#[derive(Clone, Copy)]
struct Names(&'static [String]);

impl Names {
    fn new(size: Size) -> Self {
        Self(
            (0..size.count())
                .map(|number| format!("node{number}"))
                .collect::<Vec<_>>()
                .leak(),
        )
    }

    fn of(self, digits: [u8; 4]) -> &'static str {
        let [d, a, b, c] = digits.map(usize::from);
        &self.0[d * 1_000 + a * 100 + b * 10 + c]
    }
}

struct Nodes {
    names: Names,
    builder: ContainerBuilder,
}

impl Register for Nodes {
    fn node<const A: u8, const B: u8, const C: u8>(self) -> Self {
        let name = self.names.of([0, A, B, C]);
        Self {
            builder: node::<A, B, C>(self.builder, name),
            ..self
        }
    }

    fn variant<const A: u8, const B: u8, const C: u8, const D: u8>(self) -> Self {
        let name = self.names.of([D, A, B, C]);
        Self {
            builder: node::<A, B, C>(self.builder, name),
            ..self
        }
    }
}

/// Adds a node, whose provider is compiled once for all keys.
fn node<const A: u8, const B: u8, const C: u8>(
    builder: ContainerBuilder,
    name: &'static str,
) -> ContainerBuilder {
    let provider = provider!(Node<A, B, C>: Node { settings: Settings, limits: Limits });
    builder.register_as(
        name,
        Registration::new(RegistrationKind::Singleton, provider),
    )
}

fn many(names: Names, size: Size) -> Container {
    let kind = RegistrationKind::Singleton;
    let builder = ContainerBuilder::new()
        .register_as(
            "settings",
            Registration::new(kind, provider!(Settings: Settings {})),
        )
        .register_as(
            "limits",
            Registration::new(kind, provider!(Limits: Limits {})),
        );
    register(Nodes { names, builder }, size).builder.build()
}

fn among(work: Work, size: Size) -> std::result::Result<Option<Operation>, String> {
    let container = many(Names::new(size), size);
    prepared(
        work,
        move || container.resolve::<Chosen>("node7"),
        |node| node.components(),
    )
}

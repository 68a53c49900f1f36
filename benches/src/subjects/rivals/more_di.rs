//! more-di: descriptors with factories, which `#[injectable]` would write in the same form.

use std::convert::Infallible;

use di::{
    Ref, ServiceCollection, ServiceDescriptor, ServiceDescriptorBuilder, ServiceProvider,
    ValidationError, exactly_one, scoped, singleton, singleton_as_self, singleton_with_key,
    transient, transient_as_self,
};

use crate::subjects::Subject;
use crate::subjects::components::{
    CardPayment, FastShipping, FifthPlugin, FileLog, FirstPlugin, FourthPlugin, Handler,
    HttpAddress, HttpCarrier, HttpFraud, HttpGateway, LoudGreeter, MemoryCache, PlainGreeter,
    SecondPlugin, SmtpMailer, SqlAudit, SqlCatalog, SqlPrices, SqlStore, SqlTransaction,
    SystemClock, ThirdPlugin, UnitOfWork, WebCart, WebCheckout, WebSession,
};
use crate::works::graph::{
    Address, Audit, Cache, Carrier, Cart, Catalog, Checkout, Clock, Fraud, Gateway, Greeter, Log,
    Mailer, Payment, Plugin, Prices, Session, Shipping, Store, Transaction,
};
use crate::works::nodes::{Chosen, Limits, Node, Register, Settings, Size, Variant, register};
use crate::works::{Construct, Operation, Work, constructed, prepared};

/// more-di.
pub(super) struct MoreDi;

impl Subject for MoreDi {
    fn name(&self) -> &'static str {
        "more-di"
    }

    fn note(&self) -> &'static str {
        "more-di 3.2.1, with its feature `async`, so that it shares with `Arc` instead of \
         `Rc`. Keys are the names of types. A scope copies all descriptors. more-di has no \
         references and no seeds."
    }

    fn operation(&self, work: Work) -> Result<Option<Operation>, String> {
        let app = app().map_err(|error| error.to_string())?;
        match work {
            Work::Singleton => prepared(
                work,
                move || done(app.get_required::<dyn Clock>()),
                |clock| clock.components(),
            ),
            Work::Transient => prepared(
                work,
                move || done(app.get_required::<dyn Checkout>()),
                |root| root.components(),
            ),
            Work::Handler => prepared(
                work,
                move || done(app.get_required::<Handler>()),
                |handler| handler.components(),
            ),
            Work::Scope => prepared(
                work,
                move || done(app.create_scope().get_required::<UnitOfWork>()),
                |unit| unit.components(),
            ),
            Work::Decorated => prepared(
                work,
                move || done(app.get_required::<dyn Greeter>()),
                |greeter| greeter.components(),
            ),
            Work::Collection => prepared(
                work,
                move || done(app.get_all::<dyn Plugin>().collect::<Vec<_>>()),
                |plugins| plugins.iter().map(|plugin| plugin.components()).sum(),
            ),
            Work::AmongTen => among(work, Size::Ten),
            Work::AmongTenThousand => among(work, Size::TenThousand),
            Work::Reference | Work::Seeded => Ok(None),
        }
    }

    fn build(&self, size: Size) -> Result<Option<Construct>, String> {
        constructed(move || many(size))
    }

    fn open_scope(&self) -> Result<Option<Construct>, String> {
        let app = app().map_err(|error| error.to_string())?;
        constructed(move || done(app.create_scope()))
    }
}

/// Returns the descriptor of a component, with what validation has to know.
macro_rules! descriptor {
    ($builder:expr, $name:ident { $($field:ident: $target:ty),* }) => {
        $builder
            $(.depends_on(exactly_one::<$target>()))*
            .from(|_services| Ref::new($name {
                $($field: _services.get_required::<$target>()),*
            }))
    };
}

fn app() -> Result<ServiceProvider, ValidationError> {
    let mut services = ServiceCollection::new();
    singletons(&mut services);
    checkout(&mut services);
    scope(&mut services);
    services
        .add(descriptor!(transient_as_self::<Handler>(), Handler {
            clock: dyn Clock, mailer: dyn Mailer, store: dyn Store, cache: dyn Cache, log: dyn Log
        }))
        .add(descriptor!(
            transient::<dyn Greeter, PlainGreeter>(),
            PlainGreeter {}
        ))
        .decorate::<dyn Greeter, LoudGreeter>(|_, inner| Ref::new(LoudGreeter { inner }))
        .build_provider()
}

fn singletons(services: &mut ServiceCollection) {
    services
        .add(descriptor!(
            singleton::<dyn Clock, SystemClock>(),
            SystemClock {}
        ))
        .add(descriptor!(
            singleton::<dyn Mailer, SmtpMailer>(),
            SmtpMailer {}
        ))
        .add(descriptor!(singleton::<dyn Store, SqlStore>(), SqlStore {}))
        .add(descriptor!(
            singleton::<dyn Cache, MemoryCache>(),
            MemoryCache {}
        ))
        .add(descriptor!(singleton::<dyn Log, FileLog>(), FileLog {}))
        .add(descriptor!(
            singleton::<dyn Plugin, FirstPlugin>(),
            FirstPlugin {}
        ))
        .add(descriptor!(
            singleton::<dyn Plugin, SecondPlugin>(),
            SecondPlugin {}
        ))
        .add(descriptor!(
            singleton::<dyn Plugin, ThirdPlugin>(),
            ThirdPlugin {}
        ))
        .add(descriptor!(
            singleton::<dyn Plugin, FourthPlugin>(),
            FourthPlugin {}
        ))
        .add(descriptor!(
            singleton::<dyn Plugin, FifthPlugin>(),
            FifthPlugin {}
        ));
}

fn checkout(services: &mut ServiceCollection) {
    services
        .add(
            descriptor!(transient::<dyn Checkout, WebCheckout>(), WebCheckout {
                cart: dyn Cart, payment: dyn Payment, shipping: dyn Shipping
            }),
        )
        .add(descriptor!(transient::<dyn Cart, WebCart>(), WebCart {
            catalog: dyn Catalog, prices: dyn Prices
        }))
        .add(
            descriptor!(transient::<dyn Payment, CardPayment>(), CardPayment {
                gateway: dyn Gateway, fraud: dyn Fraud
            }),
        )
        .add(
            descriptor!(transient::<dyn Shipping, FastShipping>(), FastShipping {
                carrier: dyn Carrier, address: dyn Address
            }),
        )
        .add(descriptor!(
            transient::<dyn Catalog, SqlCatalog>(),
            SqlCatalog {}
        ))
        .add(descriptor!(
            transient::<dyn Prices, SqlPrices>(),
            SqlPrices {}
        ))
        .add(descriptor!(
            transient::<dyn Gateway, HttpGateway>(),
            HttpGateway {}
        ))
        .add(descriptor!(
            transient::<dyn Fraud, HttpFraud>(),
            HttpFraud {}
        ))
        .add(descriptor!(
            transient::<dyn Carrier, HttpCarrier>(),
            HttpCarrier {}
        ))
        .add(descriptor!(
            transient::<dyn Address, HttpAddress>(),
            HttpAddress {}
        ));
}

fn scope(services: &mut ServiceCollection) {
    services
        .add(descriptor!(
            scoped::<dyn Session, WebSession>(),
            WebSession {}
        ))
        .add(descriptor!(
            scoped::<dyn Transaction, SqlTransaction>(),
            SqlTransaction {}
        ))
        .add(descriptor!(scoped::<dyn Audit, SqlAudit>(), SqlAudit {}))
        .add(descriptor!(transient_as_self::<UnitOfWork>(), UnitOfWork {
            session: dyn Session, transaction: dyn Transaction, audit: dyn Audit
        }));
}

impl Register for ServiceCollection {
    fn node<const A: u8, const B: u8, const C: u8>(mut self) -> Self {
        self.add(node(singleton_as_self::<Node<A, B, C>>()));
        self
    }

    fn variant<const A: u8, const B: u8, const C: u8, const D: u8>(mut self) -> Self {
        self.add(node(singleton_with_key::<
            Variant<D>,
            Node<A, B, C>,
            Node<A, B, C>,
        >()));
        self
    }
}

/// The factory of a node, which is compiled once for all keys.
fn node<const A: u8, const B: u8, const C: u8>(
    builder: ServiceDescriptorBuilder<Node<A, B, C>, Node<A, B, C>>,
) -> ServiceDescriptor {
    descriptor!(
        builder,
        Node {
            settings: Settings,
            limits: Limits
        }
    )
}

fn many(size: Size) -> Result<ServiceProvider, ValidationError> {
    let mut services = ServiceCollection::new();
    services
        .add(descriptor!(singleton_as_self::<Settings>(), Settings {}))
        .add(descriptor!(singleton_as_self::<Limits>(), Limits {}));
    register(services, size).build_provider()
}

fn among(work: Work, size: Size) -> Result<Option<Operation>, String> {
    let container = many(size).map_err(|error| error.to_string())?;
    prepared(
        work,
        move || done(container.get_required::<Chosen>()),
        |node| node.components(),
    )
}

#[allow(clippy::unnecessary_wraps)]
fn done<T>(value: T) -> Result<T, Infallible> {
    Ok(value)
}

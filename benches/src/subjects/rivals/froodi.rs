//! froodi: factories in a registry, and a container for each scope.

use std::sync::Arc;

use froodi::DefaultScope::{App, Request as InRequest};
use froodi::{
    Container, Context, DependencyResolver, Inject, InjectCustom, InjectTransient,
    ResolveErrorKind, boxed, declare, registry,
};

use crate::subjects::Subject;
use crate::works::graph::{
    Address, Audit, Cache, Carrier, Cart, Catalog, Checkout, Clock, Fraud, Gateway, Greeter, Log,
    Mailer, Payment, Prices, Request, Session, Shipping, Store, Tracer, Transaction, component,
};
use crate::works::nodes::{Chosen, Limits, Node, Settings, Size};
use crate::works::{Construct, Operation, Work, constructed, prepared};

/// froodi.
pub(super) struct Froodi;

impl Subject for Froodi {
    fn name(&self) -> &'static str {
        "froodi"
    }

    fn note(&self) -> &'static str {
        "froodi 1.0.0-beta.20. A shared trait object is an `Arc<Box<dyn Trait>>`, and a \
         transient one is a `Box`, which allocates nothing for a component without fields. A \
         seed is a value of the scope's `Context`. An `Option` needs a resolver of the user's \
         own. froodi has no references and no collections. The decorator names the struct \
         that it wraps. A registry is a type that lists its entries, so only 10 bindings are \
         built."
    }

    fn operation(&self, work: Work) -> Result<Option<Operation>, String> {
        let app = app();
        match work {
            Work::Singleton => prepared(
                work,
                move || app.get::<Box<dyn Clock>>(),
                |clock| clock.components(),
            ),
            Work::Transient => prepared(
                work,
                move || app.get_transient::<Box<dyn Checkout>>(),
                |root| root.components(),
            ),
            Work::Handler => prepared(
                work,
                move || app.get_transient::<Handler>(),
                Handler::components,
            ),
            Work::Seeded => {
                let mut context = Context::new();
                context.insert(Request { components: 1 });
                let scope = app.enter().with_context(context).build();
                let scope = scope.map_err(|error| error.to_string())?;
                prepared(
                    work,
                    move || scope.get_transient::<Reply>(),
                    Reply::components,
                )
            }
            Work::Scope => prepared(work, move || unit_of_work(&app), UnitOfWork::components),
            Work::Decorated => prepared(
                work,
                move || app.get_transient::<Box<dyn Greeter>>(),
                |greeter| greeter.components(),
            ),
            Work::AmongTen => {
                let container = ten();
                prepared(
                    work,
                    move || container.get::<Chosen>(),
                    |node| node.components(),
                )
            }
            Work::Reference | Work::Collection | Work::AmongTenThousand => Ok(None),
        }
    }

    fn build(&self, size: Size) -> Result<Option<Construct>, String> {
        if size == Size::Ten {
            constructed(|| Ok::<_, ResolveErrorKind>(ten()))
        } else {
            Ok(None)
        }
    }

    fn open_scope(&self) -> Result<Option<Construct>, String> {
        let app = app();
        constructed(move || open(&app))
    }
}

/// A trait object that is shared, as froodi shares it.
type Shared<T> = Arc<Box<T>>;

component! { SystemClock as Clock {} }
component! { SmtpMailer as Mailer {} }
component! { SqlStore as Store {} }
component! { MemoryCache as Cache {} }
component! { FileLog as Log {} }
component! {
    WebCheckout as Checkout {
        cart: Box<dyn Cart>,
        payment: Box<dyn Payment>,
        shipping: Box<dyn Shipping>,
    }
}
component! { WebCart as Cart { catalog: Box<dyn Catalog>, prices: Box<dyn Prices> } }
component! { CardPayment as Payment { gateway: Box<dyn Gateway>, fraud: Box<dyn Fraud> } }
component! { FastShipping as Shipping { carrier: Box<dyn Carrier>, address: Box<dyn Address> } }
component! { SqlCatalog as Catalog {} }
component! { SqlPrices as Prices {} }
component! { HttpGateway as Gateway {} }
component! { HttpFraud as Fraud {} }
component! { HttpCarrier as Carrier {} }
component! { HttpAddress as Address {} }
component! { WebSession as Session {} }
component! { SqlTransaction as Transaction {} }
component! { SqlAudit as Audit {} }
component! { PlainGreeter as Greeter {} }
component! {
    Handler {
        clock: Shared<dyn Clock>,
        mailer: Shared<dyn Mailer>,
        store: Shared<dyn Store>,
        cache: Shared<dyn Cache>,
        log: Shared<dyn Log>,
    }
}
component! {
    UnitOfWork {
        session: Shared<dyn Session>,
        transaction: Shared<dyn Transaction>,
        audit: Shared<dyn Audit>,
    }
}

/// A decorator, which names the struct that it wraps.
struct LoudGreeter {
    inner: PlainGreeter,
}

impl Greeter for LoudGreeter {
    fn components(&self) -> u64 {
        1 + self.inner.components()
    }
}

/// A handler that has a seed, singletons and `Option`s.
struct Reply {
    request: Arc<Request>,
    clock: Shared<dyn Clock>,
    store: Shared<dyn Store>,
    cache: Option<Shared<dyn Cache>>,
    tracer: Option<Shared<dyn Tracer>>,
}

impl Reply {
    fn components(&self) -> u64 {
        let options = self.cache.as_ref().map_or(0, |cache| cache.components())
            + self.tracer.as_ref().map_or(0, |tracer| tracer.components());
        1 + self.request.components + self.clock.components() + self.store.components() + options
    }
}

/// A dependency that may be bound or not.
struct Maybe<T>(Option<Arc<T>>);

impl<T: Send + Sync + 'static> DependencyResolver for Maybe<T> {
    type Error = ResolveErrorKind;

    fn resolve(container: &Container) -> Result<Self, Self::Error> {
        Ok(Self(container.get::<T>().ok()))
    }
}

fn app() -> Container {
    Container::new(registry! {
        scope(App) [
            provide(|| Ok(boxed!(SystemClock {}; Clock))),
            provide(|| Ok(boxed!(SmtpMailer {}; Mailer))),
            provide(|| Ok(boxed!(SqlStore {}; Store))),
            provide(|| Ok(boxed!(MemoryCache {}; Cache))),
            provide(|| Ok(boxed!(FileLog {}; Log))),
            provide(|| Ok(boxed!(SqlCatalog {}; Catalog))),
            provide(|| Ok(boxed!(SqlPrices {}; Prices))),
            provide(|| Ok(boxed!(HttpGateway {}; Gateway))),
            provide(|| Ok(boxed!(HttpFraud {}; Fraud))),
            provide(|| Ok(boxed!(HttpCarrier {}; Carrier))),
            provide(|| Ok(boxed!(HttpAddress {}; Address))),
            provide(|InjectTransient(catalog), InjectTransient(prices)| {
                Ok(boxed!(WebCart { catalog, prices }; Cart))
            }),
            provide(|InjectTransient(gateway), InjectTransient(fraud)| {
                Ok(boxed!(CardPayment { gateway, fraud }; Payment))
            }),
            provide(|InjectTransient(carrier), InjectTransient(address)| {
                Ok(boxed!(FastShipping { carrier, address }; Shipping))
            }),
            provide(|InjectTransient(cart), InjectTransient(payment), InjectTransient(shipping)| {
                Ok(boxed!(WebCheckout { cart, payment, shipping }; Checkout))
            }),
            provide(|Inject(clock), Inject(mailer), Inject(store), Inject(cache), Inject(log)| {
                Ok(Handler { clock, mailer, store, cache, log })
            }),
            provide(|| Ok(PlainGreeter {})),
            provide(|InjectTransient(inner)| Ok(boxed!(LoudGreeter { inner }; Greeter))),
        ],
        scope(InRequest) [
            provide(declare::<Request>()),
            provide(|| Ok(boxed!(WebSession {}; Session))),
            provide(|| Ok(boxed!(SqlTransaction {}; Transaction))),
            provide(|| Ok(boxed!(SqlAudit {}; Audit))),
            provide(|Inject(session), Inject(transaction), Inject(audit)| {
                Ok(UnitOfWork { session, transaction, audit })
            }),
            provide(|Inject(request), Inject(clock), Inject(store), InjectCustom(Maybe(cache)), InjectCustom(Maybe(tracer))| {
                Ok(Reply { request, clock, store, cache, tracer })
            }),
        ],
    })
}

fn open(app: &Container) -> Result<Container, froodi::ScopeErrorKind> {
    app.clone().enter_build()
}

fn unit_of_work(app: &Container) -> Result<UnitOfWork, Box<dyn std::error::Error>> {
    Ok(open(app)?.get_transient()?)
}

macro_rules! nodes {
    ($($digit:literal)*) => {
        registry! {
            scope(App) [
                provide(|| Ok(Settings)),
                provide(|| Ok(Limits)),
                $(provide(|Inject(settings), Inject(limits)| {
                    Ok(Node::<0, 0, $digit> { settings, limits })
                })),*
            ]
        }
    };
}

fn ten() -> Container {
    Container::new(nodes!(0 1 2 3 4 5 6 7 8 9))
}

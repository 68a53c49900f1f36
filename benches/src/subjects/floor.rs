//! The floor: the graph, wired by hand.

use std::cell::OnceCell;
use std::convert::Infallible;
use std::sync::Arc;

use super::Subject;
use super::components::{
    CardPayment, FastShipping, FifthPlugin, FileLog, FirstPlugin, FourthPlugin, Handler,
    HttpAddress, HttpCarrier, HttpFraud, HttpGateway, MemoryCache, PlainGreeter, Reply,
    SecondPlugin, SmtpMailer, SqlAudit, SqlCatalog, SqlPrices, SqlStore, SqlTransaction,
    SystemClock, ThirdPlugin, UnitOfWork, WebCart, WebCheckout, WebSession, loud,
};
use crate::works::graph::{
    Audit, Cache, Checkout, Clock, Greeter, Log, Mailer, Plugin, Request, Session, Store,
    Transaction,
};
use crate::works::{Construct, Operation, Work, constructed, prepared};

/// Constructors, called in order.
pub(crate) struct ByHand;

impl Subject for ByHand {
    fn name(&self) -> &'static str {
        "by hand"
    }

    fn note(&self) -> &'static str {
        "Constructors that are called in order. Scoped components are in cells of a struct on \
         the stack. There are no bindings: the last two rows are the same singleton."
    }

    fn operation(&self, work: Work) -> Result<Option<Operation>, String> {
        let app = App::new();
        match work {
            Work::Singleton | Work::AmongTen | Work::AmongTenThousand => {
                prepared(work, move || done(app.clock()), |clock| clock.components())
            }
            Work::Reference => {
                let app: &'static App = Box::leak(Box::new(app));
                prepared(work, || done(&*app.clock), |clock| clock.components())
            }
            Work::Transient => prepared(work, || done(checkout()), |root| root.components()),
            Work::Handler => prepared(
                work,
                move || done(app.handler()),
                |handler| handler.components(),
            ),
            Work::Seeded => {
                let request = Arc::new(Request { components: 1 });
                prepared(
                    work,
                    move || done(app.reply(&request)),
                    |reply| reply.components(),
                )
            }
            Work::Scope => prepared(
                work,
                || done(Scope::default().unit_of_work()),
                |unit| unit.components(),
            ),
            Work::Decorated => prepared(work, || done(greeter()), |greeter| greeter.components()),
            Work::Collection => prepared(
                work,
                move || done(app.plugins()),
                |plugins| plugins.iter().map(|plugin| plugin.components()).sum(),
            ),
        }
    }

    fn open_scope(&self) -> Result<Option<Construct>, String> {
        constructed(|| done(Scope::default()))
    }
}

/// The singletons.
struct App {
    clock: Arc<dyn Clock>,
    mailer: Arc<dyn Mailer>,
    store: Arc<dyn Store>,
    cache: Arc<dyn Cache>,
    log: Arc<dyn Log>,
    plugins: [Arc<dyn Plugin>; 5],
}

impl App {
    fn new() -> Self {
        Self {
            clock: Arc::new(SystemClock {}),
            mailer: Arc::new(SmtpMailer {}),
            store: Arc::new(SqlStore {}),
            cache: Arc::new(MemoryCache {}),
            log: Arc::new(FileLog {}),
            plugins: [
                Arc::new(FirstPlugin {}),
                Arc::new(SecondPlugin {}),
                Arc::new(ThirdPlugin {}),
                Arc::new(FourthPlugin {}),
                Arc::new(FifthPlugin {}),
            ],
        }
    }

    fn clock(&self) -> Arc<dyn Clock> {
        Arc::clone(&self.clock)
    }

    fn handler(&self) -> Arc<Handler> {
        Arc::new(Handler {
            clock: Arc::clone(&self.clock),
            mailer: Arc::clone(&self.mailer),
            store: Arc::clone(&self.store),
            cache: Arc::clone(&self.cache),
            log: Arc::clone(&self.log),
        })
    }

    fn reply(&self, request: &Arc<Request>) -> Arc<Reply> {
        Arc::new(Reply {
            request: Arc::clone(request),
            clock: Arc::clone(&self.clock),
            store: Arc::clone(&self.store),
            cache: Some(Arc::clone(&self.cache)),
            tracer: None,
        })
    }

    fn plugins(&self) -> Vec<Arc<dyn Plugin>> {
        self.plugins.to_vec()
    }
}

/// The scoped components, which are constructed when they are first used.
#[derive(Default)]
struct Scope {
    session: OnceCell<Arc<dyn Session>>,
    transaction: OnceCell<Arc<dyn Transaction>>,
    audit: OnceCell<Arc<dyn Audit>>,
}

impl Scope {
    fn unit_of_work(&self) -> Arc<UnitOfWork> {
        Arc::new(UnitOfWork {
            session: Arc::clone(self.session.get_or_init(|| Arc::new(WebSession {}))),
            transaction: Arc::clone(self.transaction.get_or_init(|| Arc::new(SqlTransaction {}))),
            audit: Arc::clone(self.audit.get_or_init(|| Arc::new(SqlAudit {}))),
        })
    }
}

fn checkout() -> Arc<dyn Checkout> {
    Arc::new(WebCheckout {
        cart: Arc::new(WebCart {
            catalog: Arc::new(SqlCatalog {}),
            prices: Arc::new(SqlPrices {}),
        }),
        payment: Arc::new(CardPayment {
            gateway: Arc::new(HttpGateway {}),
            fraud: Arc::new(HttpFraud {}),
        }),
        shipping: Arc::new(FastShipping {
            carrier: Arc::new(HttpCarrier {}),
            address: Arc::new(HttpAddress {}),
        }),
    })
}

fn greeter() -> Arc<dyn Greeter> {
    loud(Arc::new(PlainGreeter {}))
}

#[allow(clippy::unnecessary_wraps)]
fn done<T>(value: T) -> Result<T, Infallible> {
    Ok(value)
}

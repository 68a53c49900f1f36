//! dill: components by attribute, and a chained catalog for each scope.

mod components;
mod nodes;

use dill::{AllOf, Catalog, InjectionError, TransactionCache};

use components::{
    CardPayment, FastShipping, FifthPlugin, FileLog, FirstPlugin, FourthPlugin, Handler,
    HttpAddress, HttpCarrier, HttpFraud, HttpGateway, LoudGreeter, MemoryCache, PlainGreeter,
    Reply, SecondPlugin, SmtpMailer, SqlAudit, SqlCatalog, SqlPrices, SqlStore, SqlTransaction,
    SystemClock, ThirdPlugin, UnitOfWork, WebCart, WebCheckout, WebSession,
};
use nodes::many;

use crate::subjects::Subject;
use crate::works::graph::{Checkout, Clock, Greeter, Plugin, Request};
use crate::works::nodes::{Chosen, Size};
use crate::works::{Construct, Operation, Work, constructed, prepared};

/// dill.
pub(super) struct Dill;

impl Subject for Dill {
    fn name(&self) -> &'static str {
        "dill"
    }

    fn note(&self) -> &'static str {
        "dill 0.17.2. `build()` includes `validate()`. A scope is a chained catalog with a \
         `TransactionCache`, and a seed is a value of that catalog. dill has no references, \
         qualifiers or decorators. Without qualifiers there are no 10,000 bindings. The \
         decorator names the struct that it wraps."
    }

    fn operation(&self, work: Work) -> Result<Option<Operation>, String> {
        let app = app();
        match work {
            Work::Singleton => prepared(
                work,
                move || app.get_one::<dyn Clock>(),
                |clock| clock.components(),
            ),
            Work::Transient => prepared(
                work,
                move || app.get_one::<dyn Checkout>(),
                |root| root.components(),
            ),
            Work::Handler => prepared(
                work,
                move || app.get_one::<Handler>(),
                |handler| handler.components(),
            ),
            Work::Seeded => {
                let scope = transaction(&app, Request { components: 1 });
                prepared(
                    work,
                    move || scope.get_one::<Reply>(),
                    |reply| reply.components(),
                )
            }
            Work::Scope => prepared(
                work,
                move || open(&app).get_one::<UnitOfWork>(),
                |unit| unit.components(),
            ),
            Work::Decorated => prepared(
                work,
                move || app.get_one::<dyn Greeter>(),
                |greeter| greeter.components(),
            ),
            Work::Collection => prepared(
                work,
                move || app.get::<AllOf<dyn Plugin>>(),
                |plugins| plugins.iter().map(|plugin| plugin.components()).sum(),
            ),
            Work::AmongTen => {
                let catalog = many(Size::Ten).map_err(|error| error.to_string())?;
                prepared(
                    work,
                    move || catalog.get_one::<Chosen>(),
                    |node| node.components(),
                )
            }
            Work::Reference | Work::AmongTenThousand => Ok(None),
        }
    }

    fn build(&self, size: Size) -> Result<Option<Construct>, String> {
        if size == Size::TenThousand {
            Ok(None)
        } else {
            constructed(move || many(size))
        }
    }

    fn open_scope(&self) -> Result<Option<Construct>, String> {
        let app = app();
        constructed(move || Ok::<_, InjectionError>(open(&app)))
    }
}

fn app() -> Catalog {
    let mut builder = Catalog::builder();
    builder
        .add::<SystemClock>()
        .add::<SmtpMailer>()
        .add::<SqlStore>()
        .add::<MemoryCache>()
        .add::<FileLog>()
        .add::<FirstPlugin>()
        .add::<SecondPlugin>()
        .add::<ThirdPlugin>()
        .add::<FourthPlugin>()
        .add::<FifthPlugin>()
        .add::<WebCheckout>()
        .add::<WebCart>()
        .add::<CardPayment>()
        .add::<FastShipping>()
        .add::<SqlCatalog>()
        .add::<SqlPrices>()
        .add::<HttpGateway>()
        .add::<HttpFraud>()
        .add::<HttpCarrier>()
        .add::<HttpAddress>()
        .add::<WebSession>()
        .add::<SqlTransaction>()
        .add::<SqlAudit>()
        .add::<Handler>()
        .add::<UnitOfWork>()
        .add::<PlainGreeter>()
        .add::<LoudGreeter>()
        .add::<Reply>();
    builder.build()
}

fn open(app: &Catalog) -> Catalog {
    app.builder_chained()
        .add_value(TransactionCache::new())
        .build()
}

fn transaction(app: &Catalog, request: Request) -> Catalog {
    app.builder_chained()
        .add_value(TransactionCache::new())
        .add_value(request)
        .build()
}

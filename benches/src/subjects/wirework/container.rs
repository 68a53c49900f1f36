//! wirework with a builder.

use wirework::{BuildError, Container, ContainerBuilder, bind, component, decorate};

use crate::subjects::Subject;
use crate::subjects::components::{
    CardPayment, FastShipping, FifthPlugin, FileLog, FirstPlugin, FourthPlugin, Handler,
    HttpAddress, HttpCarrier, HttpFraud, HttpGateway, MemoryCache, PlainGreeter, Reply,
    SecondPlugin, SmtpMailer, SqlAudit, SqlCatalog, SqlPrices, SqlStore, SqlTransaction,
    SystemClock, ThirdPlugin, UnitOfWork, WebCart, WebCheckout, WebSession, loud,
};
use crate::works::graph::{Checkout, Clock, Greeter, Plugin, Request};
use crate::works::nodes::{Chosen, Limits, Node, Register, Settings, Size, Variant, register};
use crate::works::{Construct, Operation, Work, constructed, prepared};

/// A container whose graph `build()` checks.
pub(crate) struct OfBuilder;

impl Subject for OfBuilder {
    fn name(&self) -> &'static str {
        "wirework"
    }

    fn note(&self) -> &'static str {
        "`Container::builder()`. `build()` checks the graph."
    }

    fn operation(&self, work: Work) -> Result<Option<Operation>, String> {
        let size = match work {
            Work::AmongTen => Some(Size::Ten),
            Work::AmongTenThousand => Some(Size::TenThousand),
            _ => None,
        };
        if let Some(size) = size {
            let container = many(size).map_err(|error| error.to_string())?;
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
        constructed(move || many(size))
    }

    fn open_scope(&self) -> Result<Option<Construct>, String> {
        let app = app().map_err(|error| error.to_string())?;
        constructed(move || app.scope().open())
    }
}

fn app() -> Result<Container, BuildError> {
    Container::builder()
        .add(component::<SystemClock>())
        .add(component::<SmtpMailer>())
        .add(component::<SqlStore>())
        .add(component::<MemoryCache>())
        .add(component::<FileLog>())
        .add(component::<WebCheckout>())
        .add(component::<WebCart>())
        .add(component::<CardPayment>())
        .add(component::<FastShipping>())
        .add(component::<SqlCatalog>())
        .add(component::<SqlPrices>())
        .add(component::<HttpGateway>())
        .add(component::<HttpFraud>())
        .add(component::<HttpCarrier>())
        .add(component::<HttpAddress>())
        .add(component::<Handler>())
        .add(bind::<Request>().to_seed())
        .add(component::<Reply>())
        .add(component::<WebSession>())
        .add(component::<SqlTransaction>())
        .add(component::<SqlAudit>())
        .add(component::<UnitOfWork>())
        .add(component::<PlainGreeter>())
        .add(decorate::<dyn Greeter>().with(loud))
        .add(component::<FirstPlugin>())
        .add(component::<SecondPlugin>())
        .add(component::<ThirdPlugin>())
        .add(component::<FourthPlugin>())
        .add(component::<FifthPlugin>())
        .build()
}

fn many(size: Size) -> Result<Container, BuildError> {
    let shared = Container::builder()
        .add(component::<Settings>())
        .add(component::<Limits>());
    register(shared, size).build()
}

impl Register for ContainerBuilder {
    fn node<const A: u8, const B: u8, const C: u8>(self) -> Self {
        self.add(component::<Node<A, B, C>>())
    }

    fn variant<const A: u8, const B: u8, const C: u8, const D: u8>(self) -> Self {
        self.add(component::<Node<A, B, C>>().key::<Variant<D>>())
    }
}

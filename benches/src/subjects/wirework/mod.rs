//! wirework, wired in two ways.

pub(crate) mod container;
pub(crate) mod module;

/// Returns the operation for a work, out of a container of either kind.
///
/// This is a macro, since a container of a module resolves only what the module exports, which
/// a function cannot be generic over.
macro_rules! operation {
    ($app:ident, $work:expr) => {
        match $work {
            Work::Singleton => prepared(
                $work,
                move || $app.resolve::<dyn Clock>(),
                |clock| clock.components(),
            ),
            Work::Reference => {
                let app: &'static _ = Box::leak(Box::new($app));
                prepared(
                    $work,
                    || app.resolve_ref::<dyn Clock>(),
                    |clock| clock.components(),
                )
            }
            Work::Transient => prepared(
                $work,
                move || $app.resolve::<dyn Checkout>(),
                |root| root.components(),
            ),
            Work::Handler => prepared(
                $work,
                move || $app.resolve::<Handler>(),
                |handler| handler.components(),
            ),
            Work::Seeded => {
                let scope = $app.scope().with(Request { components: 1 }).open();
                let scope = scope.map_err(|error| error.to_string())?;
                prepared(
                    $work,
                    move || scope.resolve::<Reply>(),
                    |reply| reply.components(),
                )
            }
            Work::Scope => prepared(
                $work,
                move || $app.scope().open()?.resolve::<UnitOfWork>(),
                |unit| unit.components(),
            ),
            Work::Decorated => prepared(
                $work,
                move || $app.resolve::<dyn Greeter>(),
                |greeter| greeter.components(),
            ),
            Work::Collection => prepared(
                $work,
                move || $app.get::<Vec<std::sync::Arc<dyn Plugin>>>(),
                |plugins| plugins.iter().map(|plugin| plugin.components()).sum(),
            ),
            Work::AmongTen | Work::AmongTenThousand => Ok(None),
        }
    };
}

use operation;

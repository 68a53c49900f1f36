//! What a component consists of: how one is made and its type forgotten, for which it has to be
//! `Send` and `Sync`, and what rustc says where it is not.

use std::sync::Arc;

use crate::context::Context;
use crate::erased::Kept;
use crate::fields::Fields;
use crate::traits::{Traits, Upcast};

/// What a component consists of.
///
/// It is said in types as far as it can be, and not in constants or functions: rustc checks types
/// several times faster. The parameter is a private type beside the component: it lets these types
/// be as private as those of the fields may be.
pub trait Parts<Private>: Sized + 'static {
    /// The fields that are injected.
    type Fields: Fields;

    /// The traits it is bound to.
    type Traits: Traits;

    /// Forgets the type of one.
    ///
    /// That asks for more than `Sized`, and is no supertrait because of what rustc says then.
    type Keep: Keep<Self>;

    /// Puts one together.
    fn assemble(fields: <Self::Fields as Fields>::Values) -> Self;

    /// Hands on the component as the one of its traits that is asked for.
    fn upcast(_component: Arc<Self>, _upcast: &mut Upcast) {}
}

/// Makes a component `C` and forgets its type.
#[diagnostic::on_unimplemented(
    message = "`{C}` cannot be shared between threads",
    label = "has a field that is not `Send + Sync + 'static`"
)]
pub trait Keep<C> {
    #[doc(hidden)]
    fn make<Private>(context: &mut Context<'_>) -> Option<Kept>
    where
        C: Parts<Private>;
}

/// For a component whose fields all come from a container. What keeps one of these from being shared
/// is told there.
#[allow(missing_debug_implementations)]
pub struct OfComponent;

/// For a component with other fields. What keeps one of these from being shared is told by rustc.
#[allow(missing_debug_implementations)]
pub struct OfStruct;

// In both, and not in a function that both call: that would be compiled once more for each component.
macro_rules! make {
    () => {
        fn make<Private>(context: &mut Context<'_>) -> Option<Kept>
        where
            C: Parts<Private>,
        {
            match C::Fields::resolve(context) {
                Some(fields) => Some(Box::new(Arc::new(C::assemble(fields)))),
                None => None,
            }
        }
    };
}

#[diagnostic::do_not_recommend]
impl<C: Send + Sync + 'static> Keep<C> for OfComponent {
    make!();
}

impl<C: Send + Sync + 'static> Keep<C> for OfStruct {
    make!();
}

//! Models of the primitives, on top of loom.
//!
//! Pointers such as `Arc` and `Weak` are those of the standard library, as loom has no `Weak` and no unsized `Arc`.
//! So loom does not switch threads between two changes of a reference count.

pub(crate) mod sync;
pub(crate) mod time;

pub(crate) use loom::thread;
pub(crate) use sync::OnceLock as OnceCell;

macro_rules! process_wide {
    ($($(#[$doc:meta])* static $name:ident: $type:ty = $value:expr;)+) => {
        loom::lazy_static! { $($(#[$doc])* static ref $name: $type = $value;)+ }
    };
}
pub(crate) use process_wide;

macro_rules! thread_wide {
    ($($(#[$doc:meta])* static $name:ident: $type:ty = $value:expr;)+) => {
        loom::thread_local! { $($(#[$doc])* static $name: $type = $value;)+ }
    };
}
// A macro cannot have the name of an attribute, but an import can.
pub(crate) use thread_wide as thread_local;

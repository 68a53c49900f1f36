//! The synchronisation of constructions: cells that are filled once, the threads that fill them, and the
//! values for which threads wait.

mod once;
mod order;
mod thread;
mod wait;

pub(crate) use once::Cell;
pub(crate) use order::{Order, drop_all};
pub(crate) use thread::{
    Entered, Frame, MAX_FRAMES, NotEntered, Origin, enter, enter_unless_running, frames,
    from_frame, on_behalf, origin,
};
pub(crate) use wait::Deadlock;

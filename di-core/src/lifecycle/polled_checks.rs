//! The health checks that the current thread polls, the outermost first.
//!
//! A check that calls `health` of its own container would call itself without end.

use std::cell::RefCell;
use std::future::poll_fn;
use std::pin::pin;

/// A check that a thread polls: the address of its container, and its slot.
type Polled = (usize, u32);

thread_local! {
    static POLLED: RefCell<Vec<Polled>> = const { RefCell::new(Vec::new()) };
}

/// The poll of a check. Its drop ends it.
struct Polling;

/// Runs a check. Each of its polls is one of the thread that polls.
pub(crate) async fn polled<F: Future>(container: usize, slot: u32, check: F) -> F::Output {
    let mut check = pin!(check);
    poll_fn(|context| {
        let _polling = Polling::of((container, slot));
        check.as_mut().poll(context)
    })
    .await
}

/// Returns the slots of a container whose checks this thread polls.
pub(crate) fn polled_checks(container: usize) -> Vec<u32> {
    with_polled(|polled| {
        let of_container = polled.iter().filter(|(of, _)| *of == container);
        of_container.map(|(_, slot)| *slot).collect()
    })
}

impl Polling {
    fn of(check: Polled) -> Self {
        with_polled(|polled| polled.push(check));
        Self
    }
}

impl Drop for Polling {
    fn drop(&mut self) {
        with_polled(|polled| {
            polled.pop();
        });
    }
}

/// Calls `f` with the checks of this thread. While the thread ends, they no longer exist.
fn with_polled<R: Default>(f: impl FnOnce(&mut Vec<Polled>) -> R) -> R {
    let done = POLLED.try_with(|polled| f(&mut polled.borrow_mut()));
    done.unwrap_or_default()
}

//! The state that the handles and doubles of a mock share.

use std::any::Any;
use std::mem;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, TryLockError};
use std::thread::{self, ThreadId};

use crate::testing::mock::waiting::{WHILE_CALLED, WHILE_PROGRAMMED, retry};
use crate::testing::verify::owner::{End, Ended, Owner};
use crate::testing::verify::report::{Fault, message};

/// The end of mockall's message for a call that no expectation matches.
const NO_EXPECTATION: &str = ": No matching expectation found";

/// The mock and its complaints.
pub(crate) struct Shared<M> {
    /// The name of the mock in messages.
    label: String,
    creator: ThreadId,
    owner: Mutex<Option<Owner>>,
    /// For a mock that the test did not set: the remedy, up to the code that programs the mock.
    programs: Option<String>,
    /// The number of doubles that exist.
    doubles: AtomicUsize,
    state: Mutex<State<M>>,
    /// The thread that holds a guard.
    programmer: Mutex<Option<ThreadId>>,
    complaints: Mutex<Vec<String>>,
}

pub(crate) enum State<M> {
    /// Doubles forward to the mock. Each call holds a clone while it runs.
    Behind(Arc<M>),
    /// The mock itself was injected, so other holders may share it.
    Injected(Arc<M>),
    Verified(Ended),
}

/// The locked state of a mock that is being programmed.
pub(crate) struct Locked<'a, M> {
    pub(crate) state: MutexGuard<'a, State<M>>,
    programmer: &'a Mutex<Option<ThreadId>>,
}

impl<M> Drop for Locked<'_, M> {
    fn drop(&mut self) {
        *locked(self.programmer) = None;
    }
}

impl<M> Shared<M> {
    pub(crate) fn new(label: String, programs: Option<String>, mock: M) -> Self {
        Shared {
            label,
            creator: thread::current().id(),
            owner: Mutex::new(None),
            programs,
            doubles: AtomicUsize::new(0),
            state: Mutex::new(State::Behind(Arc::new(mock))),
            programmer: Mutex::new(None),
            complaints: Mutex::new(Vec::new()),
        }
    }

    /// Sets the owner that messages name. The first one stays.
    pub(crate) fn belongs_to(&self, owner: Owner) {
        locked(&self.owner).get_or_insert(owner);
    }

    fn owner(&self) -> Owner {
        locked(&self.owner).unwrap_or_default()
    }

    /// Counts a double that was created, or that was dropped.
    pub(crate) fn count_double(&self, exists: bool) {
        // Relaxed: the number only adds a hint to a message.
        if exists {
            self.doubles.fetch_add(1, Ordering::Relaxed);
        } else {
            self.doubles.fetch_sub(1, Ordering::Relaxed);
        }
    }

    /// Returns the hint for an unmet expectation of a mock that can still be called.
    fn while_held(&self) -> &'static str {
        match (self.doubles.load(Ordering::Relaxed), self.owner()) {
            (1.., Owner::Bed(_)) => {
                "\nsomething still holds this mock; if a `Drop` calls it, drop that before the bed"
            }
            _ => "",
        }
    }

    pub(crate) fn label(&self) -> &str {
        &self.label
    }

    /// Locks the mock for programming.
    pub(crate) fn program(&self) -> Result<Locked<'_, M>, String> {
        let state = retry(WHILE_CALLED, || match self.lock() {
            Ok(state) => match &*state {
                State::Behind(mock) if Arc::strong_count(mock) > 1 => None,
                _ => Some(Ok(state)),
            },
            Err(text) => Some(Err(text)),
        });
        let at = &self.label;
        let state = state.unwrap_or_else(|| {
            Err(format!(
                "{at} can't be programmed while one of its calls is running; \
                 program it before the call starts, or after it returns"
            ))
        })?;
        match *state {
            State::Behind(_) => {}
            State::Injected(_) => {
                return Err(format!(
                    "{at} can't be programmed any more: it was injected without a double; \
                     program it before injection"
                ));
            }
            State::Verified(_) => return Err(format!("{at} is already verified")),
        }
        *locked(&self.programmer) = Some(thread::current().id());
        let programmer = &self.programmer;
        Ok(Locked { state, programmer })
    }

    /// Returns the mock for one call.
    pub(crate) fn called(&self) -> Result<Arc<M>, String> {
        let text = match self.lock() {
            Ok(state) => match &*state {
                State::Behind(mock) | State::Injected(mock) => return Ok(mock.clone()),
                State::Verified(ended) => return Err(ended.refusal(&self.label, self.owner())),
            },
            Err(text) => text,
        };
        self.complain(&text);
        Err(text)
    }

    /// Returns the mock itself for injection.
    pub(crate) fn inject(&self) -> Result<Arc<M>, String> {
        let mut state = self.lock()?;
        let mock = match &*state {
            State::Behind(mock) | State::Injected(mock) => mock.clone(),
            State::Verified(_) => return Err(format!("{} is already verified", self.label)),
        };
        *state = State::Injected(mock.clone());
        Ok(mock)
    }

    pub(crate) fn note(&self, panic: &(dyn Any + Send)) {
        let text = message(panic);
        self.complain(&text);
        if let (Some(programs), Some(complaint)) =
            (&self.programs, locked(&self.complaints).last_mut())
        {
            let method = text
                .strip_suffix(NO_EXPECTATION)
                .and_then(|call| call.split('(').next()?.rsplit("::").next());
            let expect = method.map(|method| format!(".expect_{method}()"));
            let help = format!("\n{programs}{}`", expect.unwrap_or_default());
            complaint.push_str(&help);
        }
    }

    pub(crate) fn take_complaints(&self) -> Vec<String> {
        mem::take(&mut *locked(&self.complaints))
    }

    /// Drops the mock in this thread, and returns its faults, or the complaints alone if the test has
    /// failed.
    pub(crate) fn verify(&self, by: End, is_failed: bool) -> Vec<Fault> {
        let taken = self.lock().map(|mut state| {
            let ended = match &*state {
                State::Verified(ended) => *ended,
                _ => Ended::here(by),
            };
            mem::replace(&mut *state, State::Verified(ended))
        });
        let dropped = match taken {
            Ok(State::Behind(mock)) => drop_unshared(mock, "one of its calls is still running")
                .map_err(|text| text + self.while_held()),
            Ok(State::Injected(mock)) => drop_unshared(
                mock,
                "it was injected without a double, and something still holds it; \
                 drop that before the test ends",
            ),
            Ok(State::Verified(_)) => Ok(()),
            Err(text) => Err(text),
        };
        let fault = |text, is_unmet| Fault {
            subject: self.label.clone(),
            text,
            is_unmet,
        };
        let complaints = self.take_complaints().into_iter();
        let unmet = dropped.err().filter(|_| !is_failed);
        complaints
            .map(|text| fault(text, false))
            .chain(unmet.map(|text| fault(text, true)))
            .collect()
    }

    fn complain(&self, text: &str) {
        let thread = thread::current();
        let text = match thread.name() {
            _ if thread.id() == self.creator => text.to_owned(),
            Some(name) => format!("{text}, in thread `{name}`"),
            None => format!("{text}, in another thread"),
        };
        locked(&self.complaints).push(text);
    }

    fn lock(&self) -> Result<MutexGuard<'_, State<M>>, String> {
        let lock = retry(WHILE_PROGRAMMED, || match self.state.try_lock() {
            Ok(state) => Some(Ok(state)),
            Err(TryLockError::Poisoned(poisoned)) => Some(Ok(poisoned.into_inner())),
            Err(TryLockError::WouldBlock) => {
                let own = *locked(&self.programmer) == Some(thread::current().id());
                own.then_some(Err("in the same thread"))
            }
        });
        lock.unwrap_or(Err("in another thread, for seconds"))
            .map_err(|held| {
                format!(
                    "{} is being programmed {held}; \
                     first end the statement of `mock()`, or drop its guard",
                    self.label
                )
            })
    }
}

/// Drops the mock if nothing else holds it.
fn drop_unshared<M>(mock: Arc<M>, otherwise: &str) -> Result<(), String> {
    let mut mock = Some(mock);
    let unshared = retry(WHILE_CALLED, || {
        match Arc::try_unwrap(mock.take()?) {
            Ok(unshared) => return Some(unshared),
            Err(held) => mock = Some(held),
        }
        None
    });
    let Some(unshared) = unshared else {
        return Err(format!("can't be verified: {otherwise}"));
    };
    catch_unwind(AssertUnwindSafe(|| drop(unshared))).map_err(|panic| message(&*panic))
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

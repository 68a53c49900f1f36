//! The notes of one request.

use std::{
    sync::{Arc, Mutex, PoisonError},
    time::SystemTime,
};

use crate::domain::{Clock, Deed, Journal};

/// A journal that collects the actions of a request, and logs them at its end.
///
/// It is `scoped`: the handler, the use cases and the middleware of one request share one journal. Other requests have
/// their own.
#[derive(Debug)]
pub struct RequestJournal {
    clock: Arc<dyn Clock>,
    opened_at: SystemTime,
    deeds: Mutex<Vec<Deed>>,
}

/// Opens the journal of a request. This function is a factory, and its parameter is a dependency.
pub(super) fn open(clock: Arc<dyn Clock>) -> Box<dyn Journal> {
    Box::new(RequestJournal::open(clock))
}

impl RequestJournal {
    /// Opens the journal of a request.
    #[must_use]
    pub fn open(clock: Arc<dyn Clock>) -> Self {
        Self {
            opened_at: clock.now(),
            clock,
            deeds: Mutex::default(),
        }
    }

    fn closing_line(&self) -> String {
        let deeds = self.deeds.lock().unwrap_or_else(PoisonError::into_inner);
        let deeds: Vec<_> = deeds.iter().map(Deed::to_string).collect();
        let took = self.clock.now().duration_since(self.opened_at);
        let millis = took.unwrap_or_default().as_millis();
        if deeds.is_empty() {
            format!("done in {millis} ms")
        } else {
            format!("{} in {millis} ms", deeds.join(", "))
        }
    }
}

impl Journal for RequestJournal {
    fn note(&self, deed: Deed) {
        let mut deeds = self.deeds.lock().unwrap_or_else(PoisonError::into_inner);
        deeds.push(deed);
    }

    fn close(&self, status: u16) {
        tracing::info!(status, "{}", self.closing_line());
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::fakes::{FakeClock, code, noon};

    #[test]
    fn the_closing_line_tells_what_was_done_and_how_long_it_took() {
        let clock = Arc::new(FakeClock::at(noon()));
        let journal = RequestJournal::open(clock.clone());
        clock.advance(Duration::from_millis(25));
        assert_eq!(journal.closing_line(), "done in 25 ms");
        journal.note(Deed::Created(code("abc")));
        journal.note(Deed::Deleted(code("x")));
        assert_eq!(journal.closing_line(), "created abc, deleted x in 25 ms");
    }
}

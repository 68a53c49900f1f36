//! The notes of one request.

use std::{
    sync::{Arc, Mutex, OnceLock, PoisonError},
    time::SystemTime,
};

use tracing::Span;
use wirework::{Injectable, Outcome};

use crate::domain::{Clock, Deed, Journal};

/// A journal that collects the actions of a request, and logs them at its end.
///
/// It is `scoped`: the use cases and the middleware of one request share one journal. Other requests have their own. Its
/// `stop` hook runs when the scope of the request is closed, also if the client is gone before the response.
#[derive(Debug, Injectable)]
#[inject(scoped, constructor = Self::open, stop = Self::close)]
pub struct RequestJournal {
    clock: Arc<dyn Clock>,
    opened_at: SystemTime,
    deeds: Mutex<Vec<Deed>>,
    status: OnceLock<u16>,
    /// The span of the request. If the client is gone, another task closes the scope, outside the span.
    span: Span,
}

impl RequestJournal {
    /// Opens the journal of a request. Its parameter is a dependency.
    fn open(clock: Arc<dyn Clock>) -> Self {
        Self {
            opened_at: clock.now(),
            clock,
            deeds: Mutex::default(),
            status: OnceLock::new(),
            span: Span::current(),
        }
    }

    /// Writes the closing line of the request to the log. A request without a response has no status.
    #[expect(clippy::unused_async, reason = "a hook is async")]
    async fn close(&self, outcome: Outcome) {
        let (status, line) = (self.status.get(), self.closing_line());
        tracing::info!(parent: &self.span, status, ?outcome, "{line}");
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

    fn answered(&self, status: u16) {
        // The first status counts. There is one response, so there is no other.
        let _ = self.status.set(status);
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

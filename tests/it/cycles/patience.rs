//! Promise 4: encounters of threads that depend on the timing of waits. The outcome does not
//! depend on the thread that comes first.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::channel;
use std::thread;
use std::time::{Duration, Instant};

use wirework::{Container, Lazy, ResolveErrorKind, bind};

use crate::support::{all_at_once, built, within};

struct First;
struct Second;

/// An event that happens once.
#[derive(Clone, Default)]
struct Event(Arc<AtomicBool>);

impl Event {
    fn happens(&self) {
        self.0.store(true, Ordering::SeqCst);
    }

    /// Waits for the event, and then yields for long enough that other threads fall asleep.
    fn wait(&self) {
        while !self.0.load(Ordering::SeqCst) {
            thread::yield_now();
        }
        // On a busy machine, each yield may last as long as all other threads run.
        let start = Instant::now();
        let mut yields = 0;
        while yields < 200 && start.elapsed() < Duration::from_millis(20) {
            thread::yield_now();
            yields += 1;
        }
    }
}

type Work = Box<dyn FnOnce() -> Option<ResolveErrorKind> + Send>;

#[test]
fn who_has_made_what_another_waited_for_may_wait_for_that_one() {
    for _ in 0..100 {
        let (begun, asks) = (Event::default(), Event::default());
        let (first_begun, second_asks) = (begun.clone(), asks.clone());
        let first = move || {
            first_begun.happens();
            asks.wait();
            First
        };
        let second = move |first: Lazy<First>| {
            second_asks.happens();
            first.get().map(|_| Second)
        };
        let container = built(
            Container::builder()
                .add(bind::<First>().to(first))
                .add(bind::<Second>().to(second)),
        );
        let other = container.clone();
        let works: [Work; 2] = [
            Box::new(move || {
                container.resolve::<First>().map(drop).expect("made");
                // The other thread waited for this value, and may not have woken up yet.
                container
                    .resolve::<Second>()
                    .err()
                    .map(|error| error.kind())
            }),
            Box::new(move || {
                begun.wait();
                other.resolve::<Second>().err().map(|error| error.kind())
            }),
        ];
        assert_eq!(all_at_once(works), [None, None]);
    }
}

#[test]
fn who_wants_what_waits_for_a_thread_that_waits_for_it_waits_up_to_the_limit() {
    for _ in 0..10 {
        let (begun, asks) = (Event::default(), Event::default());
        let (second_begun, first_asks) = (begun.clone(), asks.clone());
        // Waits for a thread, which waits for the second.
        let first = move |second: Lazy<Second>| {
            begun.wait();
            let asks = first_asks.clone();
            let helper = thread::spawn(move || {
                asks.happens();
                second.get().map(|_| First)
            });
            helper.join().expect("it does not panic")
        };
        let second = move |first: Lazy<First>| {
            second_begun.happens();
            asks.wait();
            first.get().map(|_| Second)
        };
        let container = built(
            Container::builder()
                .wait_limit(Duration::from_millis(20))
                .add(bind::<First>().to(first))
                .add(bind::<Second>().to(second)),
        );
        let other = container.clone();
        let works: [Work; 2] = [
            Box::new(move || container.resolve::<First>().err().map(|error| error.kind())),
            Box::new(move || other.resolve::<Second>().err().map(|error| error.kind())),
        ];
        assert_eq!(all_at_once(works), [Some(ResolveErrorKind::TimedOut); 2]);
    }
}

#[test]
fn a_thread_whose_constructor_is_over_is_not_waited_for_any_more() {
    let [first_over, second_begun, slow_begun, slow_asked] = [(); 4].map(|()| Event::default());
    let (over, begun) = (first_over.clone(), second_begun.clone());
    let (slow_runs, asked) = (slow_begun.clone(), slow_asked.clone());
    let (tell, told) = channel();
    // Starts a thread that constructs the second, and does not wait for it.
    let first = move |second: Lazy<Second>| {
        let tell = tell.clone();
        thread::spawn(move || tell.send(second.get().map(drop)));
        begun.wait();
        First
    };
    // Waits for a thread, which waits for a value that the thread of the first constructs now.
    let second = move |slow: Lazy<u8>| {
        second_begun.happens();
        over.wait();
        slow_runs.wait();
        let asked = asked.clone();
        let helper = thread::spawn(move || {
            asked.happens();
            slow.get().map(|_| Second)
        });
        helper.join().expect("it does not panic")
    };
    let slow = move || {
        slow_begun.happens();
        slow_asked.wait();
        8_u8
    };
    let container = built(
        Container::builder()
            .add(bind::<First>().to(first))
            .add(bind::<Second>().to(second))
            .add(bind::<u8>().to(slow)),
    );
    within(move || {
        container.resolve::<First>().map(drop)?;
        first_over.happens();
        container.resolve::<u8>().map(drop)?;
        told.recv().expect("it was sent")
    })
    .expect("nobody waits in a circle");
}

#[test]
fn a_finished_object_may_be_used_while_the_constructor_around_it_still_runs() {
    struct Reports;
    struct Orders(Lazy<Reports>);
    struct Database;
    struct Checkout;
    let [database_begun, orders_asked] = [(); 2].map(|()| Event::default());
    let (begun, asked) = (database_begun.clone(), orders_asked.clone());
    let database = move || {
        begun.happens();
        asked.wait();
        Database
    };
    let container = built(
        Container::builder()
            .add(bind::<Database>().to(database))
            .add(bind::<Reports>().to(|_: Arc<Database>| Reports))
            .add(bind::<Orders>().to(Orders))
            .add(bind::<Checkout>().to(|_: Arc<Orders>, _: Arc<Database>| Checkout)),
    );
    let other = container.clone();
    let works: [Work; 2] = [
        Box::new(move || {
            container
                .resolve::<Checkout>()
                .err()
                .map(|error| error.kind())
        }),
        Box::new(move || {
            database_begun.wait();
            let orders = other.resolve::<Orders>().expect("already constructed");
            orders_asked.happens();
            orders.0.get().err().map(|error| error.kind())
        }),
    ];
    assert_eq!(all_at_once(works), [None, None]);
}

//! Spies around real components.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use wirework::testing::TestGraph;
use wirework::{component, decorate};

use crate::support::{At, Clock, Mailer, Signup, app, panics};

struct Spy(Arc<dyn Mailer>, Arc<AtomicU32>);

impl Mailer for Spy {
    fn send(&self, to: &str) -> String {
        self.1.fetch_add(1, Ordering::SeqCst);
        self.0.send(to)
    }
}

#[test]
fn a_spy_stands_around_the_real_one() {
    let calls = Arc::new(AtomicU32::new(0));
    let counted = calls.clone();
    let mut graph = TestGraph::of(app());
    graph.wrap::<dyn Mailer>(move |real| Arc::new(Spy(real, counted.clone())));
    assert_eq!(
        graph.resolve::<Signup>().mailer.send("ada"),
        "smtp to ada at 1"
    );
    assert_eq!(calls.load(Ordering::SeqCst), 1);
}

#[test]
fn a_spy_stands_around_the_decorators() {
    struct Loud(Arc<dyn Mailer>);
    impl Mailer for Loud {
        fn send(&self, to: &str) -> String {
            self.0.send(to).to_uppercase()
        }
    }
    struct Quoted(Arc<dyn Mailer>);
    impl Mailer for Quoted {
        fn send(&self, to: &str) -> String {
            format!("said: {}", self.0.send(to))
        }
    }
    let loud = |inner: Arc<dyn Mailer>| -> Arc<dyn Mailer> { Arc::new(Loud(inner)) };
    let mut graph = TestGraph::of(app().add(decorate::<dyn Mailer>().with(loud)));
    graph.wrap::<dyn Mailer>(|real| Arc::new(Quoted(real)));
    assert_eq!(
        graph.resolve::<Signup>().mailer.send("ada"),
        "said: SMTP TO ADA AT 1"
    );
}

#[test]
fn the_traits_of_a_struct_lead_to_what_it_is_wrapped_in() {
    let mut graph = TestGraph::of(app());
    graph.wrap::<At>(|real| Arc::new(At(real.0 + 5)));
    assert_eq!(graph.resolve::<dyn Clock>().now(), 6);
}

#[test]
fn what_is_transient_is_wrapped_each_time() {
    let wrapped = Arc::new(AtomicU32::new(0));
    let count = wrapped.clone();
    let mut graph =
        TestGraph::of(wirework::Container::builder().add(component::<At>().transient()));
    graph.wrap::<dyn Clock>(move |real| {
        count.fetch_add(1, Ordering::SeqCst);
        real
    });
    graph.get::<(Arc<dyn Clock>, Arc<dyn Clock>)>();
    assert_eq!(wrapped.load(Ordering::SeqCst), 2);
}

#[test]
fn a_wrapper_without_a_target_is_an_error() {
    let mut graph = TestGraph::of(app());
    graph.wrap::<u8>(|real| real);
    let text = panics(|| graph.container());
    assert!(
        text.contains("`u8` is not bound, so it can't be overridden"),
        "{text}"
    );
}

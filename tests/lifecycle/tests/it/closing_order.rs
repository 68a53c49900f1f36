//! The order in which a scope closes what it has constructed, although other bindings are between.

use std::sync::{Arc, Mutex};

use futures_executor::block_on;
use wirework::{Container, FactoryBinding, Lazy, Outcome, ScopeFactory, bind};

struct Upper;

/// A value that no test constructs.
struct Between;

struct Lower;

#[derive(Clone, Default)]
struct Ends(Arc<Mutex<Vec<&'static str>>>);

impl Ends {
    /// Adds a hook that needs two polls.
    fn of<K: Send + Sync + 'static>(
        &self,
        name: &'static str,
        binding: FactoryBinding<K>,
    ) -> FactoryBinding<K> {
        let ends = self.clone();
        binding.scoped().on_stop(move |_: Arc<K>| {
            let ends = ends.clone();
            async move {
                crate::support::yields(1).await;
                ends.0.lock().unwrap().push(name);
            }
        })
    }

    /// Returns the order in which the upper and the lower value of a scope end, each constructed by itself.
    fn order(&self, upper: FactoryBinding<Upper>) -> Vec<&'static str> {
        let between = bind::<Between>().to(|_: Arc<Lower>| Between);
        let builder = Container::builder()
            .add(self.of("lower", bind::<Lower>().to(|| Lower)))
            .add(self.of("between", between))
            .add(self.of("upper", upper));
        let container = block_on(builder.start()).unwrap();
        let scope = container.scope().open().unwrap();
        scope.resolve::<Lower>().unwrap();
        scope.resolve::<Upper>().unwrap();
        let report = block_on(scope.close(Outcome::Success));
        report.into_result().unwrap();
        self.0.lock().unwrap().clone()
    }
}

#[test]
fn a_value_ends_before_what_is_below_a_lazy_that_it_has_not_resolved() {
    let upper = bind::<Upper>().to(|_: Lazy<Between>| Upper);
    assert_eq!(Ends::default().order(upper), ["upper", "lower"]);
}

#[test]
fn a_holder_of_a_scope_factory_ends_before_all_others_of_its_scope() {
    let upper = bind::<Upper>().to(|_: ScopeFactory| Upper);
    assert_eq!(Ends::default().order(upper), ["upper", "lower"]);
}

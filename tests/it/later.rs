//! Promise 8: `Option`, an empty `Vec`, and deferred dependencies.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use wirework::{Container, ContainerBuilder, Lazy, Provider, ResolveErrorKind, bind};

use crate::support::{Log, Noted, all_at_once, built, reads};

struct Part(#[expect(dead_code, reason = "tells one from another")] usize);

struct Whole {
    lazy: Lazy<Part>,
    provider: Provider<Part>,
}

/// Returns a whole, its part, and the number of constructions of the part.
fn whole() -> (ContainerBuilder, Arc<AtomicUsize>) {
    let made = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&made);
    let part = move || Part(count.fetch_add(1, Ordering::SeqCst));
    let whole = |lazy, provider| Whole { lazy, provider };
    let builder = Container::builder()
        .add(bind::<Part>().to(part).transient())
        .add(bind::<Whole>().to(whole));
    (builder, made)
}

#[test]
fn nothing_is_made_before_a_lazy_or_a_provider_is_asked() {
    let (builder, made) = whole();
    let container = built(builder);
    let whole = container.resolve::<Whole>().unwrap();
    assert_eq!(made.load(Ordering::SeqCst), 0);
    whole.lazy.get().unwrap();
    assert_eq!(made.load(Ordering::SeqCst), 1);
    whole.provider.get().unwrap();
    assert_eq!(made.load(Ordering::SeqCst), 2);
}

#[test]
fn a_lazy_keeps_what_it_got_and_a_provider_asks_each_time() {
    let (builder, _) = whole();
    let container = built(builder);
    let whole = container.resolve::<Whole>().unwrap();
    let (one, other) = (whole.lazy.get().unwrap(), whole.lazy.get().unwrap());
    assert!(Arc::ptr_eq(&one, &other));
    let (one, other) = (whole.provider.get().unwrap(), whole.provider.get().unwrap());
    assert!(!Arc::ptr_eq(&one, &other));
}

#[test]
fn threads_that_ask_a_lazy_at_once_keep_one_value() {
    for _ in 0..20 {
        let (builder, _) = whole();
        let whole = built(builder);
        let whole_too = whole.resolve::<Whole>().unwrap();
        let ask = || {
            let whole = Arc::clone(&whole_too);
            move || whole.lazy.get().unwrap()
        };
        let parts = all_at_once((0..8).map(|_| ask()));
        assert!(parts.iter().all(|part| Arc::ptr_eq(part, &parts[0])));
    }
}

#[test]
fn a_lazy_and_a_provider_do_not_keep_the_container() {
    let (builder, _) = whole();
    let container = built(builder);
    let whole = container.resolve::<Whole>().unwrap();
    drop(container);
    let error = whole.lazy.get().err().unwrap();
    assert_eq!(error.kind(), ResolveErrorKind::Dropped);
    reads(
        &error,
        "
        `Part` cannot be resolved: its container was dropped
             help       keep the `Container` or the `Scope` alive while it is in use
    ",
    );
    let error = whole.provider.get().err().unwrap();
    assert_eq!(error.kind(), ResolveErrorKind::Dropped);
}

#[test]
fn a_lazy_that_has_its_value_gives_it_when_the_container_is_gone() {
    let (builder, _) = whole();
    let container = built(builder);
    let whole = container.resolve::<Whole>().unwrap();
    let part = whole.lazy.get().unwrap();
    drop(container);
    assert!(Arc::ptr_eq(&part, &whole.lazy.get().unwrap()));
}

#[test]
fn a_lazy_and_a_provider_keep_no_value_alive_that_the_container_made() {
    struct Kept(#[expect(dead_code, reason = "is dropped")] Noted);
    let log = Log::default();
    let kept = log.clone();
    let container =
        built(Container::builder().add(bind::<Kept>().to(move || Kept(kept.note("kept")))));
    let (lazy, provider): (Lazy<Kept>, Provider<Kept>) = container.get().unwrap();
    container.resolve::<Kept>().unwrap();
    drop(container);
    assert_eq!(log.names(), ["kept"]);
    drop((lazy, provider));
}

#[test]
fn a_lazy_that_closes_a_cycle_works_as_long_as_the_container_lives() {
    struct Hen(Lazy<Egg>);
    struct Egg(Arc<Hen>);
    let container = built(
        Container::builder()
            .add(bind::<Hen>().to(Hen))
            .add(bind::<Egg>().to(Egg)),
    );
    let hen = container.resolve::<Hen>().unwrap();
    assert!(Arc::ptr_eq(&hen, &hen.0.get().unwrap().0));
    assert!(Arc::ptr_eq(
        &hen.0.get().unwrap(),
        &container.resolve().unwrap()
    ));
    drop(container);
    let kind = hen.0.get().err().map(|error| error.kind());
    assert_eq!(kind, Some(ResolveErrorKind::Dropped));
}

#[test]
fn a_provider_that_closes_a_cycle_of_transients_makes_new_ones() {
    struct Hen(Provider<Egg>);
    struct Egg(Arc<Hen>);
    let container = built(
        Container::builder()
            .add(bind::<Hen>().to(Hen).transient())
            .add(bind::<Egg>().to(Egg).transient()),
    );
    let hen = container.resolve::<Hen>().unwrap();
    let egg = hen.0.get().unwrap().0.0.get().unwrap();
    assert!(!Arc::ptr_eq(&hen, &egg.0));
}

#[test]
fn an_option_is_none_where_nothing_is_bound() {
    let container =
        built(Container::builder().add(bind::<bool>().to(|n: Option<Arc<u8>>| n.is_some())));
    assert!(!*container.resolve::<bool>().unwrap());
    assert!(container.get::<Option<Arc<u8>>>().unwrap().is_none());
}

#[test]
fn an_option_is_some_where_something_is_bound() {
    let container = built(
        Container::builder()
            .add(bind::<u8>().to_value(8))
            .add(bind::<bool>().to(|n: Option<Arc<u8>>| n.is_some())),
    );
    assert!(*container.resolve::<bool>().unwrap());
    assert_eq!(
        container.get::<Option<Arc<u8>>>().unwrap().as_deref(),
        Some(&8)
    );
}

#[test]
fn an_option_of_what_is_present_but_fails_is_an_error() {
    let container = built(
        Container::builder()
            .add(bind::<u8>().to(|| "eight".parse::<u8>()))
            .add(bind::<bool>().to(|n: Option<Arc<u8>>| n.is_some())),
    );
    let error = container.resolve::<bool>().unwrap_err();
    assert_eq!(error.kind(), ResolveErrorKind::Constructor);
    let error = container.get::<Option<Arc<u8>>>().unwrap_err();
    assert_eq!(error.kind(), ResolveErrorKind::Constructor);
}

#[test]
fn an_option_of_several_is_an_error() {
    let container = built(
        Container::builder()
            .add(bind::<str>().to_arc("a".into()))
            .add(bind::<str>().to_arc("b".into())),
    );
    let error = container.get::<Option<Arc<str>>>().unwrap_err();
    assert_eq!(error.kind(), ResolveErrorKind::Ambiguous);
}

#[test]
fn an_option_of_what_is_scoped_is_an_error_outside_of_a_scope() {
    let container = built(Container::builder().add(bind::<u8>().to(|| 8).scoped()));
    let error = container.get::<Option<Arc<u8>>>().unwrap_err();
    assert_eq!(error.kind(), ResolveErrorKind::NoScope);
}

#[test]
fn an_option_of_what_asks_for_something_missing_is_an_error() {
    let inner = built(Container::builder());
    let factory = move || inner.resolve::<u16>().map(|n| n.to_string());
    let container = built(Container::builder().add(bind::<String>().to(factory)));
    let error = container.get::<Option<Arc<String>>>().unwrap_err();
    assert_eq!(error.kind(), ResolveErrorKind::Missing);
}

#[test]
fn a_vec_of_nothing_is_empty() {
    let container =
        built(Container::builder().add(bind::<usize>().to(|all: Vec<Arc<u8>>| all.len())));
    assert_eq!(*container.resolve::<usize>().unwrap(), 0);
    assert!(container.get::<Vec<Arc<u8>>>().unwrap().is_empty());
}

#[test]
fn a_vec_with_one_that_fails_is_an_error() {
    let container = built(
        Container::builder()
            .add(bind::<str>().to_arc("a".into()))
            .add(bind::<str>().to(|| "b".parse::<u8>().map(|_| -> Arc<str> { "b".into() }))),
    );
    let error = container.get::<Vec<Arc<str>>>().unwrap_err();
    assert_eq!(error.kind(), ResolveErrorKind::Constructor);
}

#[test]
fn a_lazy_and_a_provider_can_be_made_by_hand() {
    let lazy = Lazy::from(Arc::new(8));
    let provider = Provider::from_fn(|| Arc::new(16));
    assert_eq!((*lazy.get().unwrap(), *provider.get().unwrap()), (8, 16));
    assert_eq!(*provider.clone().get().unwrap(), 16);
}

//! Decorators that are async functions.

use std::collections::HashMap;
use std::io;
use std::sync::{Arc, mpsc};

use futures_executor::block_on;
use wirework::testing::TestGraph;
use wirework::{
    Container, ContainerBuilder, Injectable, Keyed, Module, ResolveErrorKind, bind, component,
    decorate,
};

use crate::support::{plain, yields};

#[derive(Debug, PartialEq)]
struct Text(String);

struct Suffix(&'static str);

async fn with_suffix(inner: Arc<Text>, suffix: Arc<Suffix>) -> Text {
    yields(2).await;
    Text(format!("{}{}", inner.0, suffix.0))
}

async fn bracketed(inner: Arc<Text>) -> Result<Arc<Text>, io::Error> {
    yields(1).await;
    Ok(Arc::new(Text(format!("[{}]", inner.0))))
}

async fn hello() -> Text {
    yields(2).await;
    Text("hello".to_owned())
}

fn text() -> Text {
    Text("hello".to_owned())
}

fn with_suffixes() -> ContainerBuilder {
    Container::builder().add(bind::<Suffix>().to_value(Suffix("!")))
}

#[test]
fn an_async_decorator_wraps_an_ordinary_value_at_the_start() {
    let builder = with_suffixes()
        .add(bind::<Text>().to(text))
        .add(decorate::<Text>().with_async(with_suffix));
    let container = block_on(builder.start()).unwrap();
    assert_eq!(container.resolve::<Text>().unwrap().0, "hello!");
}

#[test]
fn a_hook_of_a_decorated_binding_gets_what_the_binding_constructs() {
    let (sender, receiver) = mpsc::channel();
    let started = move |text: Arc<Text>| {
        let sender = sender.clone();
        async move { sender.send(text.0.clone()).unwrap() }
    };
    let builder = with_suffixes()
        .add(bind::<Text>().to_async(hello).on_start(started))
        .add(decorate::<Text>().with_async(with_suffix));
    block_on(builder.start()).unwrap();
    assert_eq!(receiver.try_iter().collect::<Vec<_>>(), ["hello"]);
}

#[test]
fn an_async_decorator_wraps_what_an_async_function_constructs() {
    let builder = with_suffixes()
        .add(bind::<Text>().to_async(hello))
        .add(decorate::<Text>().with_async(with_suffix));
    let container = block_on(builder.start()).unwrap();
    assert_eq!(container.resolve::<Text>().unwrap().0, "hello!");
}

#[test]
fn async_and_ordinary_decorators_wrap_in_the_order_in_which_they_were_added() {
    let shout = |inner: Arc<Text>| Text(inner.0.to_uppercase());
    let builder = with_suffixes()
        .add(bind::<Text>().to_async(hello))
        .add(decorate::<Text>().with_async(bracketed))
        .add(decorate::<Text>().with(shout))
        .add(decorate::<Text>().with_async(with_suffix))
        .add(decorate::<Text>().with_async(bracketed));
    let container = block_on(builder.start()).unwrap();
    assert_eq!(container.resolve::<Text>().unwrap().0, "[[HELLO]!]");
}

#[test]
fn an_async_decorator_of_a_scoped_value_is_called_once_in_each_scope() {
    let builder = with_suffixes()
        .add(bind::<Text>().to(text).scoped())
        .add(decorate::<Text>().with_async(with_suffix));
    let container = block_on(builder.start()).unwrap();
    let scopes = [(); 2].map(|()| container.scope().open().unwrap());
    let error = scopes[0].resolve::<Text>().unwrap_err();
    assert_eq!(error.kind(), ResolveErrorKind::NeedsAsync);
    let texts = scopes
        .each_ref()
        .map(|scope| block_on(scope.resolve_async::<Text>()).unwrap());
    assert!(Arc::ptr_eq(
        &texts[0],
        &scopes[0].resolve::<Text>().unwrap()
    ));
    assert!(!Arc::ptr_eq(&texts[0], &texts[1]));
    assert_eq!(texts[1].0, "hello!");
}

struct Other;

#[test]
fn an_async_decorator_wraps_only_its_qualifier() {
    let builder = with_suffixes()
        .add(bind::<Text>().to(text))
        .add(bind::<Text>().key::<Other>().to(text))
        .add(decorate::<Text>().key::<Other>().with_async(with_suffix));
    let container = block_on(builder.start()).unwrap();
    let other = container.get::<Keyed<Other, Arc<Text>>>().unwrap();
    assert_eq!(
        (&*container.resolve::<Text>().unwrap().0, &*other.0),
        ("hello", "hello!")
    );
}

#[test]
fn an_async_decorator_wraps_each_entry_of_a_map() {
    let builder = with_suffixes()
        .add(bind::<Text>().entry(1).to(text))
        .add(bind::<Text>().entry(2).to_async(hello))
        .add(decorate::<Text>().with_async(with_suffix));
    let container = block_on(builder.start()).unwrap();
    let texts = container.get::<HashMap<i32, Arc<Text>>>().unwrap();
    assert_eq!((&*texts[&1].0, &*texts[&2].0), ("hello!", "hello!"));
}

trait Greeter: Send + Sync {
    fn greet(&self) -> String;
}

#[derive(Injectable)]
#[inject(bind(dyn Greeter))]
struct Polite {
    #[inject(value = "good day")]
    words: &'static str,
}

impl Greeter for Polite {
    fn greet(&self) -> String {
        self.words.to_owned()
    }
}

struct Loud(Arc<dyn Greeter>);

impl Greeter for Loud {
    fn greet(&self) -> String {
        self.0.greet().to_uppercase()
    }
}

async fn loud(inner: Arc<dyn Greeter>) -> Arc<dyn Greeter> {
    yields(1).await;
    Arc::new(Loud(inner))
}

#[test]
fn an_async_decorator_of_a_trait_wraps_its_component() {
    for scoped in [false, true] {
        let polite = component::<Polite>();
        let builder = Container::builder()
            .add(if scoped { polite.scoped() } else { polite })
            .add(decorate::<dyn Greeter>().with_async(loud));
        let container = block_on(builder.start()).unwrap();
        let scope = container.scope().open().unwrap();
        let greeter = block_on(scope.resolve_async::<dyn Greeter>()).unwrap();
        assert_eq!(greeter.greet(), "GOOD DAY");
        assert_eq!(scope.resolve::<Polite>().unwrap().words, "good day");
    }
}

#[test]
fn an_async_decorator_of_a_component_applies_to_its_traits() {
    let rude = async |_inner: Arc<Polite>| Polite { words: "hey" };
    for scoped in [false, true] {
        let polite = component::<Polite>();
        let builder = Container::builder()
            .add(if scoped { polite.scoped() } else { polite })
            .add(decorate::<Polite>().with_async(rude));
        let container = block_on(builder.start()).unwrap();
        let scope = container.scope().open().unwrap();
        let greeter = block_on(scope.resolve_async::<dyn Greeter>()).unwrap();
        assert_eq!(greeter.greet(), "hey");
    }
}

struct User(&'static str);

async fn checked(inner: Arc<User>, text: Arc<Text>) -> User {
    yields(1).await;
    assert_eq!(text.0, "hello");
    User(inner.0)
}

fn with_users() -> ContainerBuilder {
    Container::builder()
        .add(bind::<Text>().to_async(hello).scoped())
        .add(bind::<User>().to_seed())
        .add(decorate::<User>().with_async(checked))
}

#[test]
fn an_async_decorator_wraps_a_seed() {
    let container = block_on(with_users().start()).unwrap();
    let scope = container.scope().with(User("Ada")).open().unwrap();
    let user = block_on(scope.get_async::<Option<Arc<User>>>()).unwrap();
    assert_eq!(user.unwrap().0, "Ada");
}

#[test]
fn an_optional_seed_that_a_scope_lacks_is_absent_below_an_async_decorator() {
    struct Page(Option<Arc<User>>);
    let builder = with_users()
        .add(decorate::<User>().with(|inner: Arc<User>| User(inner.0)))
        .add(bind::<Page>().to(Page).scoped());
    let container = block_on(builder.start()).unwrap();
    let scope = container.scope().open().unwrap();
    assert!(
        block_on(scope.get_async::<Option<Arc<User>>>())
            .unwrap()
            .is_none()
    );
    assert!(scope.get::<Option<Arc<User>>>().unwrap().is_none());
    assert!(block_on(scope.resolve_async::<Page>()).unwrap().0.is_none());
}

#[test]
fn a_seed_that_a_scope_lacks_is_an_error_below_an_async_decorator() {
    let container = block_on(with_users().start()).unwrap();
    let scope = container.scope().open().unwrap();
    let error = block_on(scope.resolve_async::<User>()).err().unwrap();
    assert_eq!(
        plain(&format!("{error:#}")),
        "the scope was opened without the seed `User`\n\
        path       decorator of User -> User\n\
        resolved   the decorator of `User` (registered at tests/lifecycle/tests/it/decorators.rs:_)\n\
        opened at  tests/lifecycle/tests/it/decorators.rs:_\n\
        declared   tests/lifecycle/tests/it/decorators.rs:_\n\
        help       pass it there: `.scope().with(User ..).open()`\n"
    );
}

#[test]
fn an_async_decorator_wraps_the_value_of_a_test() {
    let builder = with_suffixes()
        .add(bind::<Text>().to_async(hello))
        .add(decorate::<Text>().with_async(with_suffix));
    let mut graph = TestGraph::of(builder);
    graph.replace::<Suffix>(Arc::new(Suffix("?")));
    assert_eq!(block_on(graph.resolve_async::<Text>()).0, "hello?");
}

#[derive(Module)]
#[module(
    components(Polite as dyn Greeter),
    decorators(async loud -> dyn Greeter),
    exports(dyn Greeter),
)]
struct Greetings;

#[derive(Module)]
#[module(imports(Greetings { dyn Greeter }), exports(dyn Greeter))]
struct App;

#[test]
fn a_module_lists_an_async_decorator() {
    let container = block_on(Container::start(App)).unwrap();
    let greeter = container.resolve::<dyn Greeter>().unwrap();
    assert_eq!(greeter.greet(), "GOOD DAY");
}

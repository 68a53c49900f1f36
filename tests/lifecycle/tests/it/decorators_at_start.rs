//! Ordinary decorators of what a start constructs.

use std::sync::{Arc, mpsc};

use futures_executor::block_on;
use wirework::{Container, bind, decorate};

use crate::support::plain;

struct Text(String);

struct Other;

fn value(text: &str) -> Text {
    Text(text.to_owned())
}

async fn with_exclamation(inner: Arc<Text>) -> Text {
    Text(format!("{}!", inner.0))
}

#[test]
fn a_start_runs_the_ordinary_decorators_of_all_that_it_constructs() {
    let (sender, receiver) = mpsc::channel();
    let noted = move |text: Arc<Text>| {
        sender.send(text.0.clone()).unwrap();
        text
    };
    let hook = async |_: Arc<Text>| ();
    let builder = Container::builder()
        .add(bind::<Text>().entry(1).to(|| value("eager")).eager())
        .add(bind::<Text>().entry(2).to(|| value("hooked")).on_stop(hook))
        .add(bind::<Text>().entry(3).to_async(async || value("async")))
        .add(
            bind::<Text>()
                .entry(4)
                .on_stop(hook)
                .to_value(value("given")),
        )
        .add(decorate::<Text>().with_async(with_exclamation))
        .add(decorate::<Text>().with(noted.clone()));
    // Without an async decorator, below which a start constructs each value anyway.
    let ordinary = Container::builder()
        .add(bind::<Text>().key::<Other>().to(|| value("keyed")).eager())
        .add(decorate::<Text>().key::<Other>().with(noted));
    block_on(builder.start()).unwrap();
    let mut texts: Vec<String> = receiver.try_iter().collect();
    texts.sort_unstable();
    assert_eq!(texts, ["async!", "eager!", "given!", "hooked!"]);
    block_on(ordinary.start()).unwrap();
    assert_eq!(receiver.try_iter().collect::<Vec<_>>(), ["keyed"]);
}

#[test]
fn a_start_reports_an_ordinary_decorator_that_fails() {
    let refuse = |_: Arc<Text>| Err::<Text, _>("refused");
    let builder = Container::builder()
        .add(bind::<Text>().to_async(async || Text("hello".to_owned())))
        .add(decorate::<Text>().with(refuse));
    let error = block_on(builder.start()).unwrap_err();
    assert_eq!(
        plain(&format!("{error:#}")),
        "the decorator of `Text` (registered at tests/lifecycle/tests/it/decorators_at_start.rs:_) failed\n\
         caused by  refused\n"
    );
}

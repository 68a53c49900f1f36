//! The errors of async decorators.

use std::io;
use std::sync::Arc;

use futures_executor::block_on;
use wirework::{Container, bind, decorate};

use crate::support::{plain, yields};

#[derive(Debug)]
struct Text(String);

async fn bracketed(inner: Arc<Text>) -> Result<Text, io::Error> {
    yields(1).await;
    if inner.0.is_empty() {
        return Err(io::Error::other("the text is empty"));
    }
    Ok(Text(format!("[{}]", inner.0)))
}

fn empty() -> Text {
    Text(String::new())
}

#[test]
fn an_error_of_an_async_decorator_names_it_and_its_path() {
    struct Page(#[allow(dead_code, reason = "it is only constructed")] Arc<Text>);
    let builder = Container::builder()
        .add(bind::<Text>().to(empty).scoped())
        .add(decorate::<Text>().with_async(bracketed))
        .add(bind::<Page>().to(Page).scoped());
    let container = block_on(builder.start()).unwrap();
    let scope = container.scope().open().unwrap();
    let error = block_on(scope.resolve_async::<Page>()).err().unwrap();
    assert_eq!(
        plain(&format!("{error:#}")),
        "the decorator of `Text` (registered at tests/lifecycle/tests/it/decorator_errors.rs:_) failed\n\
        path       Page (parameter 1) -> decorator of Text\n\
        resolved   `Page` (registered at tests/lifecycle/tests/it/decorator_errors.rs:_)\n\
        caused by  the text is empty\n"
    );
}

#[test]
fn build_names_async_decorators() {
    let builder = Container::builder()
        .add(bind::<Text>().to(empty))
        .add(decorate::<Text>().with_async(bracketed));
    assert_eq!(
        plain(&builder.build().unwrap_err().to_string()),
        "the wiring has a problem: `build()` cannot run the async constructors of bindings\n\
        async      the decorator of `Text` (registered at tests/lifecycle/tests/it/decorator_errors.rs:_)\n\
        help       write `.start().await` instead of `.build()`\n"
    );
}

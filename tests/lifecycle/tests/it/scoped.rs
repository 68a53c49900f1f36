//! Values of a scope that async functions construct.

use std::sync::Arc;

use futures_executor::block_on;
use futures_util::future::join;
use wirework::{Container, Injectable, Keyed, ResolveErrorKind, Scope, bind, component, decorate};

use crate::support::yields;

struct UserId(u32);

struct Session(u32);

#[derive(Injectable)]
struct Handler {
    session: Arc<Session>,
}

fn container() -> Container {
    let session = |id: Arc<UserId>| async move {
        yields(2).await;
        Session(id.0)
    };
    let builder = Container::builder()
        .add(bind::<UserId>().to_seed())
        .add(bind::<Session>().to_async(session).scoped())
        .add(component::<Handler>().transient());
    block_on(builder.start()).unwrap()
}

#[test]
fn each_scope_constructs_its_own_value_once() {
    let container = container();
    let scopes = [1, 2].map(|id| container.scope().with(UserId(id)).open().unwrap());
    let [(first, second), (other, _)] = scopes.map(|scope| {
        let [one, other] = [(); 2].map(|()| scope.resolve_async::<Handler>());
        let (first, second) = block_on(join(one, other));
        (first.unwrap(), second.unwrap())
    });
    assert!(!Arc::ptr_eq(&first, &second));
    assert!(Arc::ptr_eq(&first.session, &second.session));
    assert_eq!((first.session.0, other.session.0), (1, 2));
}

#[test]
fn a_value_that_was_constructed_is_resolved_without_awaiting_it() {
    let scope = container().scope().with(UserId(1)).open().unwrap();
    block_on(scope.resolve_async::<Session>()).unwrap();
    assert_eq!(scope.resolve::<Handler>().unwrap().session.0, 1);
}

#[test]
fn an_optional_list_is_absent_if_it_begins_with_a_seed_that_the_scope_lacks() {
    let fails = async || Err::<UserId, _>("a later member");
    let builder = Container::builder()
        .add(bind::<UserId>().key::<Session>().to_seed())
        .add(
            bind::<UserId>()
                .key::<Session>()
                .entry(1)
                .to_async(fails)
                .scoped(),
        );
    let container = block_on(builder.start()).unwrap();
    let list =
        |scope: Scope| block_on(scope.get_async::<Option<Keyed<Session, Vec<Arc<UserId>>>>>());
    assert!(list(container.scope().open().unwrap()).unwrap().is_none());
    let scope = container.scope().with_keyed::<Session, _>(UserId(1));
    let error = list(scope.open().unwrap()).err().unwrap();
    assert_eq!(error.kind(), ResolveErrorKind::Constructor);
}

#[test]
fn nothing_is_constructed_for_an_optional_field_whose_seed_the_scope_lacks() {
    #[derive(Injectable)]
    #[inject(scoped)]
    struct Page {
        first: Option<Arc<u8>>,
        visit: Option<(Arc<UserId>, Arc<Session>)>,
        last: Option<Arc<u8>>,
    }

    let builder = Container::builder()
        .add(bind::<UserId>().to_seed())
        .add(
            bind::<Session>()
                .to_async(async |id: Arc<UserId>| Session(id.0))
                .scoped(),
        )
        .add(bind::<u8>().to_async(async || 8).scoped())
        .add(component::<Page>());
    let container = block_on(builder.start()).unwrap();
    let page = |scope: Scope| block_on(scope.resolve_async::<Page>()).unwrap();
    let page_of_nobody = page(container.scope().open().unwrap());
    assert!(page_of_nobody.visit.is_none());
    assert_eq!(page_of_nobody.first.as_deref(), Some(&8));
    assert_eq!(page_of_nobody.last.as_deref(), Some(&8));
    let page_of_user = page(container.scope().with(UserId(7)).open().unwrap());
    assert_eq!(page_of_user.visit.as_ref().unwrap().1.0, 7);
}

#[test]
fn a_nested_option_is_constructed_before_the_seed_that_the_scope_lacks() {
    type Visit = Option<(Option<Arc<Session>>, Arc<Session>, Arc<UserId>)>;
    let builder = Container::builder()
        .add(bind::<UserId>().to_seed())
        .add(bind::<Session>().to_async(async || Session(3)).transient());
    let container = block_on(builder.start()).unwrap();
    let visit = |scope: Scope| block_on(scope.get_async::<Visit>()).unwrap();
    assert!(visit(container.scope().open().unwrap()).is_none());
    let (maybe, session, _) = visit(container.scope().with(UserId(7)).open().unwrap()).unwrap();
    assert!(!Arc::ptr_eq(&maybe.unwrap(), &session));
}

#[test]
fn a_missing_seed_is_an_error() {
    let scope = container().scope().open().unwrap();
    let error = block_on(scope.resolve_async::<Handler>()).err().unwrap();
    assert_eq!(error.kind(), ResolveErrorKind::NoSeed);
}

#[test]
fn a_container_has_no_scoped_value() {
    let error = block_on(container().resolve_async::<Handler>())
        .err()
        .unwrap();
    assert_eq!(error.kind(), ResolveErrorKind::NoScope);
}

#[test]
fn a_scope_of_a_level_holds_the_value_for_the_scopes_inside_it() {
    struct Visit;
    let builder = Container::builder().add(
        bind::<Session>()
            .to_async(async || {
                yields(1).await;
                Session(3)
            })
            .scoped_in::<Visit>(),
    );
    let container = block_on(builder.start()).unwrap();
    let visit = container.scope_of::<Visit>().open().unwrap();
    let inner = visit.scope().open().unwrap();
    let session = block_on(inner.resolve_async::<Session>()).unwrap();
    assert!(Arc::ptr_eq(&session, &visit.resolve::<Session>().unwrap()));
}

#[tokio::test]
async fn a_value_of_an_outer_scope_waits_for_the_async_values_of_that_scope() {
    struct Session;
    struct Cart(u32);
    struct Page(u32);

    let container = Container::builder()
        .add(bind::<u32>().to_async(async || 7).scoped_in::<Session>())
        .add(bind::<u8>().to_seed())
        .add(decorate::<u8>().with_async(async |seed: Arc<u8>| Arc::new(*seed + 1)))
        .add(
            bind::<Cart>()
                .to(|count: Arc<u32>, user: Arc<u8>| Cart(*count + u32::from(*user)))
                .scoped_in::<Session>(),
        )
        .add(
            bind::<Page>()
                .to(|cart: Arc<Cart>, user: Arc<u8>| Page(cart.0 * 100 + u32::from(*user)))
                .scoped(),
        )
        .start()
        .await
        .unwrap();
    let session = container.scope_of::<Session>().with(1_u8).open().unwrap();
    let request = session.scope().open().unwrap();
    assert_eq!(request.resolve_async::<Page>().await.unwrap().0, 902);
    assert_eq!(session.resolve::<Cart>().unwrap().0, 9);
    let other = session.scope().with(5_u8).open().unwrap();
    assert_eq!(other.resolve_async::<Page>().await.unwrap().0, 906);
}

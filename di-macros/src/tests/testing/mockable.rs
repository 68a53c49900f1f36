//! The errors of `#[mockable]`, for traits that can't have a mock, and for its options.

use proc_macro2::TokenStream;

use crate::errors::Errors;
use crate::mockable::{mockable, options::Options, valid};
use crate::tests::located_messages;
use crate::tests::testing::expansion::expand;

#[track_caller]
fn check(options: &str, declared: &str, expected: &[(&str, &str)]) {
    let mut errors = Errors::default();
    let options = Options::read(options.parse().expect("tokens"), &mut errors);
    let declared = syn::parse_str(declared).expect("a trait");
    valid::check(&declared, &options, &mut errors);
    let found = located_messages(errors);
    let found: Vec<_> = found
        .iter()
        .map(|(at, message)| (at.as_str(), message.as_str()))
        .collect();
    assert_eq!(found, expected);
}

const FORMS: &str = "write `mockable`, `mockable(path::MockName)`, \
    `mockable(dyn Trait<Item = Type>)`, `mockable(direct)`, `mockable(dynosaur = DynTrait)` \
    or `mockable(crate = path)` instead";

#[test]
fn a_trait_of_plain_methods_is_right() {
    check(
        "",
        "trait T: Send { fn f(&self, n: u8) -> u8; fn g(self: Arc<Self>); }",
        &[],
    );
    check(
        "",
        "trait T { fn f<U>(&self, u: U) where Self: Sized; fn new() where Self: Sized; }",
        &[],
    );
    check("", "trait T { fn f(self) -> u8 where Self: Sized; }", &[]);
    check(
        "",
        "#[async_trait] trait T { async fn f(&self) -> u8; }",
        &[],
    );
}

#[test]
fn an_associated_type_that_a_trait_object_lacks_has_no_part_in_the_double() {
    let declared = "trait T { fn f(&self); type Row<'a> where Self: Sized; }";
    let written = expand(TokenStream::new(), &declared.parse().expect("tokens"));
    let uses = written.to_string().matches("Row").count();
    assert_eq!(uses, 1, "{written}");
}

#[test]
fn a_trait_has_no_lifetime() {
    let message = "a trait with the lifetime `'a` can't be injected; \
        use owned types, or move the lifetime to the methods instead";
    check(
        "",
        "trait T<'a> { fn f(&self, text: &'a str); }",
        &[("'a", message)],
    );
}

#[test]
fn a_trait_has_no_constant() {
    let message = "the constant `N` keeps the trait from being used as `dyn`; \
        write a method instead";
    check("", "trait T { const N: u8; }", &[("N", message)]);
}

#[test]
fn the_associated_types_of_a_trait_are_named() {
    let message = "the type `Item` of the mock is missing; \
        write `mockable(dyn T<Item = Type>)` instead";
    check("", "trait T { type Item; }", &[("Item", message)]);
    check("dyn T<Item = u8>", "trait T { type Item; }", &[]);
}

#[test]
fn an_async_method_needs_async_trait() {
    let message = "the `async fn f` keeps the trait from being used as `dyn`; write \
        `#[async_trait]` below `#[automock]`, or use `mockable(dynosaur = DynT)` instead";
    check("", "trait T { async fn f(&self); }", &[("async", message)]);
}

#[test]
fn a_method_returns_no_impl() {
    let message = "`f` returns an `impl`, which keeps the trait from being used as `dyn`; \
        return a `Box<dyn Trait>`, or write `async fn` and `#[async_trait]` instead";
    check(
        "",
        "trait T { fn f(&self) -> impl Future<Output = u8>; }",
        &[("impl Future<Output = u8>", message)],
    );
}

#[test]
fn dynosaur_makes_a_trait_object_of_native_futures() {
    let declared = "trait T { async fn f(&self); fn g(&self) -> impl Future<Output = u8>; }";
    check("dynosaur = DynT", declared, &[]);
    let lends =
        "`f` returns a borrow, which a double can't; return an owned value or a clone instead";
    let declared = "trait T { fn f(&self) -> &str; }";
    check("dynosaur = DynT", declared, &[("-> &str", lends)]);
    let alone = "option `dynosaur` excludes `dyn Trait` and `direct`; \
        remove one of them instead";
    check("dynosaur = DynT, direct", "trait T {}", &[("DynT", alone)]);
    let plain =
        "option `dynosaur` is for traits without parameters; write `#[async_trait]` instead";
    check("dynosaur = DynT", "trait T<A> {}", &[("DynT", plain)]);
}

#[test]
fn a_method_is_not_generic() {
    let message = "`f` is generic, which keeps the trait from being used as `dyn`; \
        take a `dyn Trait` or one type, or add `where Self: Sized` instead";
    check(
        "",
        "trait T { fn f<U: Send>(&self, u: U); }",
        &[("U: Send", message)],
    );
    check(
        "",
        "trait T { fn f(&self, u: impl Send); }",
        &[("impl Send", message)],
    );
}

#[test]
fn a_method_has_a_shared_receiver() {
    let message = "`f` can't be called through an `Arc`; \
        write `&self`, and keep mutable state in a `Mutex` instead";
    for receiver in ["&mut self", "self", "self: Box<Self>", "self: &mut Self"] {
        let declared = format!("trait T {{ fn f({receiver}); }}");
        check("", &declared, &[(receiver, message)]);
        check("", &declared.replace("; }", "; fn g(&self); }"), &[]);
    }
    let native = "trait T { fn f(&mut self); fn g(&self); }";
    check("dynosaur = DynT", native, &[("&mut self", message)]);
    let message = "`f` has no `self`, which keeps the trait from being used as `dyn`; \
        write `&self`, or add `where Self: Sized` instead";
    check("", "trait T { fn f(); }", &[("f", message)]);
}

#[test]
fn async_trait_is_below_automock() {
    let rewritten = "trait T { fn f<'life0, 'async_trait>(&'life0 self) -> \
        ::core::pin::Pin<Box<dyn Future<Output = u8> + Send + 'async_trait>>; }";
    let message = "`#[async_trait]` is above `mockable`; write the attributes in this order instead: \
        `#[wirework::mockable]`, `#[mockall::automock]`, `#[async_trait]`";
    for automock in [
        "#[mockall::automock]",
        "#[automock]",
        "#[cfg_attr(test, mockall::automock)]",
    ] {
        check("", &format!("{automock} {rewritten}"), &[("T", message)]);
    }
    check("", rewritten, &[]);
    let message = "`#[async_trait]` is above `automock`; write the attributes in this order instead: \
        `#[wirework::mockable]`, `#[mockall::automock]`, `#[async_trait]`";
    check(
        "",
        "#[async_trait] #[automock] trait T { async fn f(&self) -> u8; }",
        &[("#[async_trait]", message)],
    );
    check(
        "",
        "#[automock] #[async_trait] trait T { async fn f(&self) -> u8; }",
        &[],
    );
}

#[test]
fn the_trait_object_is_of_the_trait() {
    let message = "not a trait object of `T`; write `dyn T` instead";
    check("dyn Other", "trait T {}", &[("dyn Other", message)]);
}

#[test]
fn all_errors_are_reported_at_once() {
    let mut errors = Errors::default();
    let declared = syn::parse_str("trait T<'a> { const N: u8; fn f(&mut self); }");
    valid::check(
        &declared.expect("a trait"),
        &Options::default(),
        &mut errors,
    );
    assert_eq!(located_messages(errors).len(), 3);
}

#[test]
fn each_option_error_is_reported() {
    let unknown = format!("unknown option `mock`; {FORMS}");
    check("mock = M", "trait T {}", &[("mock", &unknown)]);
    let expected = format!("expected an option; {FORMS}");
    check("7", "trait T {}", &[("7", &expected)]);
    let duplicate = "duplicate option of `mockable`; write it once instead";
    check("A, B", "trait T {}", &[("B", duplicate)]);
    check(
        "a::B, crate = c::d, direct, dyn T<u8>",
        "trait T<A> {}",
        &[],
    );
}

#[test]
fn an_item_that_is_not_a_trait_is_an_error() {
    let on = |item: &str| {
        let item = item.parse().expect("tokens");
        mockable(proc_macro2::TokenStream::new(), &item).to_string()
    };
    let message = "`mockable` needs a trait; \
        write it above the trait, and above its `#[mockall::automock]`, instead";
    assert!(on("struct S;").contains(message));
    assert!(on("impl T for MockT {}").contains(message));
}

#[test]
fn a_trait_without_supertraits_is_not_shareable() {
    let refused = |options: &str, declared: &str| {
        let (options, declared) = (options.parse(), declared.parse());
        let (options, declared) = (options.expect("tokens"), declared.expect("tokens"));
        mockable(options, &declared)
            .to_string()
            .contains("cannot be shared")
    };
    for declared in [
        "trait T {}",
        "/// Text.\n#[mockall::automock] trait T<U> {}",
    ] {
        assert!(refused("", declared), "{declared}");
        assert!(!refused("dyn T + Send + Sync", declared), "{declared}");
    }
    for declared in [
        "trait T: Send + Sync {}",
        "trait T where Self: Send + Sync {}",
        "#[adds_supertraits] trait T {}",
    ] {
        assert!(!refused("", declared), "{declared}");
    }
}

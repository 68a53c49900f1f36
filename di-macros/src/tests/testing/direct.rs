//! The methods that a double can forward to the mock.

use proc_macro2::TokenStream;

use crate::mockable::mockable;

#[track_caller]
fn is_direct(method: &str) -> bool {
    let declared = format!("#[async_trait] trait T: Send + Sync {{ {method}; }}");
    let declared = declared.parse().expect("tokens");
    let emitted = mockable(TokenStream::new(), &declared).to_string();
    assert!(!emitted.contains("compile_error"), "{method}: {emitted}");
    emitted.contains("inject")
}

#[test]
fn a_method_that_returns_a_borrow_is_direct() {
    for method in [
        "fn f(&self) -> &str",
        "fn f(self: &Self) -> &str",
        "async fn f(&self) -> &str",
        "fn f(&self) -> Option<&u8>",
        "fn f(&self, other: &u8) -> (u8, [&u8; 2])",
        "fn f(&self) -> Ref<'_, u8>",
        "fn f(&self) -> (fn(&u8), &u8)",
        "fn f(&self) -> (Box<dyn Fn(&u8)>, &u8)",
        "fn f(&self) -> &u8 where Self: Named",
        "fn f(&self) -> Box<dyn Iterator<Item = u8> + '_>",
        "fn f<'a>(&'a self) -> &'a u8",
        "fn f<'a>(self: &'a Self) -> Row<'a>",
        "fn f<'a, 'b>(&'a self, other: &'b u8) -> &'b u8 where 'a: 'b",
        "fn f<'a: 'b, 'b: 'c, 'c>(&'a self) -> Row<'c>",
        "fn f<'a>(&'a self) -> Box<dyn Fn() -> &'a u8>",
        "fn f(&self) -> Pin<Box<dyn Future<Output = &u8> + '_>>",
    ] {
        assert!(is_direct(method), "{method}");
    }
}

#[test]
fn a_method_without_a_reference_or_an_arc_as_receiver_is_direct() {
    for method in ["fn f(self: Pin<&Self>)", "fn f(self: Rc<Self>) -> u8"] {
        assert!(is_direct(method), "{method}");
    }
}

#[test]
fn a_method_that_an_arc_can_not_call_leaves_the_others_behind_a_double() {
    for method in [
        "fn f(&mut self) -> &str",
        "fn f(self: Box<Self>)",
        "fn f(self)",
    ] {
        assert!(!is_direct(&format!("{method}; fn g(&self)")), "{method}");
    }
}

#[test]
fn a_method_with_a_contract_is_direct() {
    assert!(is_direct(concat!("un", "safe fn f(&self)")));
}

#[test]
fn a_method_that_returns_no_borrow_uses_a_double() {
    for method in [
        "fn f(&self)",
        "fn f(self: Arc<Self>) -> String",
        "async fn f(&self, name: &str) -> u8",
        "fn f(&self) -> &'static str",
        "fn f<'a>(&self, other: &'a u8) -> &'a u8",
        "fn f<'a, 'b>(&'a self, other: &'b u8) -> &'b u8 where 'b: 'a",
        "fn f(&self) -> Box<dyn Iterator<Item = u8>>",
        "fn f(&self) -> fn(&u8) -> &u8",
        "fn f(&self) -> Box<dyn Fn(&u8, Row<'_>) -> u8>",
        "fn f(&self) -> Pin<Box<dyn Future<Output = u8> + Send + '_>>",
        "fn f<'a>(&'a self, other: &'a u8) -> Pin<Box<dyn Future<Output = u8> + 'a>>",
        "fn f(&self) -> &u8 where Self: Sized",
    ] {
        assert!(!is_direct(method), "{method}");
    }
}

//! Traits and tests that macros generate.

use wirework::testing::Mock;

macro_rules! service {
    ($name:ident, $mock:ident, $method:ident, $argument:ident: $kind:ty) => {
        #[wirework::mockable]
        trait $name: std::fmt::Debug + Send + Sync {
            fn $method(&self, $argument: $kind) -> $kind;
        }

        #[derive(Debug, Default)]
        struct $mock;

        impl $name for $mock {
            fn $method(&self, $argument: $kind) -> $kind {
                $argument
            }
        }
    };
}

service!(Service, MockService, call, number: u8);

macro_rules! in_a_function {
    ($name:ident, $body:expr) => {
        #[wirework::test]
        async fn $name() {
            $body
        }
    };
}

in_a_function!(a_test_in_a_macro_works, {
    let service = Mock::<dyn Service>::new().double();
    assert_eq!(service.call(7), 7);
    assert!(format!("{service:?}").starts_with("Double(mock of `dyn Service` (made at "));
});

#[wirework::test]
fn a_trait_in_a_function_works() {
    service!(Local, MockLocal, r#type, r#fn: u8);
    assert_eq!(Mock::<dyn Local>::new().double().r#type(7), 7);
}

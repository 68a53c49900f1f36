//! Supertraits.

use std::fmt::{Debug, Display};

use wirework::mockable;
use wirework::testing::Mock;

#[mockable]
#[mockall::automock]
trait Named: Send + Sync {
    fn name(&self) -> String;
}

#[mockable]
trait Shop: Named + Debug + Display + Send + Sync + 'static {
    fn sell(&self, what: &str) -> bool;
}

mockall::mock! {
    #[derive(Debug)]
    Shop {}

    impl Named for Shop {
        fn name(&self) -> String;
    }

    impl Shop for Shop {
        fn sell(&self, what: &str) -> bool;
    }
}

impl Display for MockShop {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("a shop")
    }
}

#[test]
fn a_trait_has_the_methods_of_the_mockable_trait_above_it() {
    let shop = Mock::<dyn Shop>::new();
    let injected = shop.double();
    shop.mock().expect_name().return_const("corner".to_owned());
    shop.mock().expect_sell().return_const(true);
    assert!(injected.sell("tea"));
    assert_eq!(injected.name(), "corner");
    assert_eq!(injected.to_string(), "a shop");
}

//! A shop that takes orders and confirms them by mail.

use std::error::Error;
use std::sync::Arc;

use mailing::{Mailer, PrintMailer, Refused};
use wirework::{Container, ContainerBuilder, Injectable, component};

/// The checkout, which takes orders.
#[derive(Injectable)]
struct Checkout {
    mailer: Arc<dyn Mailer>,
}

impl Checkout {
    fn order(&self, buyer: &str, pieces: u32) -> Result<(), Refused> {
        self.mailer
            .send(buyer, &format!("{pieces} pieces are on their way"))
    }
}

/// Returns the whole application.
fn app() -> ContainerBuilder {
    Container::builder()
        .add(component::<PrintMailer>())
        .add(component::<Checkout>())
}

fn main() -> Result<(), Box<dyn Error>> {
    let container = app().build()?;
    container.resolve::<Checkout>()?.order("ada", 2)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use wirework::{BuildError, testing::TestGraph};

    #[test]
    fn the_buyer_is_told_how_many_pieces_come() {
        let mut t = Checkout::bed();
        t.mailer
            .mock()
            .expect_send()
            .withf(|to, text| to == "ada" && text.starts_with("2 pieces"))
            .times(1)
            .returning(|_, _| Ok(()));
        assert_eq!(t.build().order("ada", 2), Ok(()));
    }

    #[test]
    fn an_order_of_the_whole_application_sends_one_mail() {
        let mut graph = TestGraph::of(app());
        graph
            .mock::<dyn Mailer>()
            .expect_send()
            .times(1)
            .returning(|_, _| Ok(()));
        assert_eq!(graph.resolve::<Checkout>().order("ada", 2), Ok(()));
    }

    #[test]
    fn everything_is_wired() -> Result<(), BuildError> {
        app().check()
    }
}

use wirework::{Container, bind};

trait Mailer: Send + Sync {}

fn main() {
    let _ = Container::builder().add(bind::<Mailer>().to_seed());
}

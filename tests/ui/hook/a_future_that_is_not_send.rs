use std::{future::ready, rc::Rc};
use wirework::Injectable;

#[derive(Injectable)]
#[inject(start = Self::connect)]
struct Database;

impl Database {
    async fn connect(&self) {
        let retries = Rc::new(3);
        ready(()).await;
        drop(retries);
    }
}
fn main() {}

use kit::Mailer;
use std::{collections::HashMap, sync::Arc};
#[derive(wirework::Injectable)]
struct Signup { mailers: HashMap<u8, Arc<dyn Mailer>> }

fn main() {
    let mut t = Signup::bed();
    t.mailers.add_mock();
}

use std::rc::Rc;
use wirework::Injectable;

struct Config;

#[derive(Injectable)]
struct Signup {
    config: Rc<Config>,
}

fn main() {}

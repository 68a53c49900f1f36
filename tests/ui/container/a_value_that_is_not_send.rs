use std::rc::Rc;
use wirework::bind;

struct Config(Rc<str>);

fn main() {
    let _ = bind::<Config>().to_value(Config("".into()));
}

use std::rc::Rc;
use wirework::bind;

fn main() {
    let name = Rc::new(String::new());
    let _ = bind::<String>().to(move || name.to_string());
}

use std::rc::Rc;
use std::sync::Arc;
use wirework::decorate;

fn main() {
    let name = Rc::new(String::new());
    let _ = decorate::<String>().with(move |inner: Arc<String>| format!("{inner}{name}"));
}

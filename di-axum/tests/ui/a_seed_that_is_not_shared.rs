use std::rc::Rc;

use wirework_axum::InjectLayer;

fn with_user(layer: InjectLayer) -> InjectLayer {
    layer.seed(|_| Rc::new("Ada"))
}

fn main() {}

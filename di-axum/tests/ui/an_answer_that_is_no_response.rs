use wirework_axum::InjectLayer;

fn with_answer(layer: InjectLayer) -> InjectLayer {
    layer.on_error(|_| "sorry")
}

fn main() {}

use wirework_axum::InjectLayer;

struct User;

fn with_user(layer: InjectLayer) -> InjectLayer {
    layer.seed_extension::<User>()
}

fn main() {}

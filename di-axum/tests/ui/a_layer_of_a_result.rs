use axum::Router;
use wirework::Container;
use wirework_axum::layer;

fn main() {
    let _: Router = Router::new().layer(layer(Container::builder().build()));
}

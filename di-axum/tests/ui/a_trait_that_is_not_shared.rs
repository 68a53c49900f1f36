use axum::Router;
use axum::routing::get;
use wirework_axum::Inject;

trait Mailer {}

async fn send(_: Inject<dyn Mailer>) {}

fn main() {
    let _: Router = Router::new().route("/", get(send));
}

use wirework::component;

trait Mailer: Send + Sync {}

fn main() {
    let _ = component::<dyn Mailer>();
}

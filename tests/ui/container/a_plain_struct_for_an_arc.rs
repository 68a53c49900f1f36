use wirework::bind;

trait Mailer: Send + Sync {}
struct Smtp;
impl Mailer for Smtp {}

fn main() {
    let _ = bind::<dyn Mailer>().to_arc(Smtp);
}

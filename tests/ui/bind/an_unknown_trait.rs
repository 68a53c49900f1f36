use wirework::Injectable;

#[derive(Injectable)]
#[inject(bind(dyn Mailer))]
struct Smtp;

fn main() {}

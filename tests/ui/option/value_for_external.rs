use wirework::Injectable;

#[derive(Injectable)]
#[inject(external = true)]
struct SmtpMailer;

fn main() {}

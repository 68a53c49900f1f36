use wirework::Injectable;

#[derive(Injectable)]
#[inject(scopd, bind(Mailer))]
struct Signup {
    #[inject(skip = true)]
    sent: u32,
    #[inject(value)]
    retries: u32,
}

fn main() {}

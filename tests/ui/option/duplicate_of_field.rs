use wirework::Injectable;

#[derive(Injectable)]
struct Signup {
    #[inject(skip)]
    #[inject(skip)]
    sent: u32,
}

fn main() {}

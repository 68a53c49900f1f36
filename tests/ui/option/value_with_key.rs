use wirework::Injectable;

struct Primary;

#[derive(Injectable)]
struct Signup {
    #[inject(value = 3, key = Primary)]
    retries: u32,
}

fn main() {}

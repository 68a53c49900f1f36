use wirework::Injectable;

#[derive(Injectable)]
struct Signup {
    #[inject(defualt = 3)]
    retries: u32,
}

fn main() {}

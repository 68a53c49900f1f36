use wirework::Injectable;

struct Arc<T>(T);

#[derive(Injectable)]
struct Signup {
    name: Arc<u8>,
}

fn main() {}

use wirework::Injectable;

struct Pool<T>(T);

struct Primary;

#[derive(Injectable)]
struct Signup {
    #[inject(key = Pool<Primary)]
    url: std::sync::Arc<str>,
}

fn main() {}

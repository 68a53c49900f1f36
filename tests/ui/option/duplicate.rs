use wirework::Injectable;

struct Primary;

#[derive(Injectable)]
#[inject(key = Primary, scoped, key = Primary)]
struct Signup;

fn main() {}

use wirework::Injectable;

struct Primary;

#[derive(Injectable)]
#[inject(scoped key = Primary)]
struct Signup;

fn main() {}

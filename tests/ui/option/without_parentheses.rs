use wirework::Injectable;

#[derive(Injectable)]
#[inject = "scoped"]
struct Signup;

fn main() {}

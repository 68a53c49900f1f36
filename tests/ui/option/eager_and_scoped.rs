use wirework::Injectable;

#[derive(Injectable)]
#[inject(scoped, eager)]
struct Session;

fn main() {}

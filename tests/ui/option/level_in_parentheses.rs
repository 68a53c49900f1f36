use wirework::Injectable;

struct Session;

#[derive(Injectable)]
#[inject(scoped(Session))]
struct Cart;

fn main() {}

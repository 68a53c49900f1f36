use wirework::Injectable;

#[derive(Injectable)]
#[inject(stop = Self::close)]
struct Order(#[inject(arg)] u32);

impl Order {
    async fn close(&self) {}
}

fn main() {}

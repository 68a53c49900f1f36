use wirework::Injectable;

#[derive(Injectable)]
#[inject(scoped, start = Self::connect, stop = Self::close)]
struct Session;

impl Session {
    async fn connect(&self) {}
    async fn close(&self) {}
}

fn main() {}

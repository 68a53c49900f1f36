use wirework::Injectable;

#[derive(Injectable)]
#[inject(run = Self::serve)]
struct Server;

impl Server {
    async fn serve(&self) {}
}

fn main() {}

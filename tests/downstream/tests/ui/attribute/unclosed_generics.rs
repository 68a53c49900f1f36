use wirework::Module;

struct Pool<T>(T);
struct Primary;
struct Url;

#[derive(Module)]
#[module(seeds(Pool<Url), exports(Url: key = Pool<Primary))]
struct AppModule {
    #[module(key = Pool<Primary)]
    url: Url,
}

fn main() {}

#[module(component(Signup), exports(dyn Mailer))]
struct AppModule {
    config: Config,
}

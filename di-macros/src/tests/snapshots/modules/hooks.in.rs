#[derive(Module)]
#[module(factories(async connect -> Pool: start = Pool::warm_up, stop = close, stop_limit = LONG), exports(Pool))]
struct App;

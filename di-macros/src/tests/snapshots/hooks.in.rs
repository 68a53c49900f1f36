#[derive(Injectable)]
#[inject(start = Self::connect, run = Self::serve, stop = close::<T>, health = Self::ping)]
#[inject(run_policy = RunPolicy::restart(), start_limit = Self::LIMIT, drain_limit = LONG, stop_limit = LONG)]
struct Pool<T: Send>
where
    T: Sync + 'static,
{
    url: Arc<Url<T>>,
}

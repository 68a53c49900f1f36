#[inject(bind(dyn Store<T>))]
struct Repo<T: Entity, const N: usize = 3>
where
    T::Id: Hash,
{
    table: Arc<Table<T>>,
    twin: Arc<Table<T>>,
    config: Arc<Config>,
    #[inject(skip)]
    entity: PhantomData<T>,
}

#[module(components(Repo<T> as dyn Store<T>), requires(Table<T>), crate = renamed)]
#[derive(Default)]
struct StorageModule<T: Entity, const N: usize>(PhantomData<T>)
where
    T::Id: Hash;

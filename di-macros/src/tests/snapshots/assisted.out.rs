/// Makes `Order`s: its caller gives the arguments, the container everything else.
pub struct OrderFactory<T: Entity> {
    assisted: ::wirework::__private::Assisted,
    product: ::core::marker::PhantomData<fn() -> Order<T>>,
}
#[automatically_derived]
impl<T: Entity> ::core::fmt::Debug for OrderFactory<T> {
    fn fmt(&self, __formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        __formatter.debug_struct("OrderFactory").finish_non_exhaustive()
    }
}
#[automatically_derived]
impl<T: Entity> ::wirework::Injectable for OrderFactory<T>
where
    Arc<dyn Database<T>>: ::wirework::Dependency,
    OrderFactory<T>: ::core::marker::Send + ::core::marker::Sync + 'static,
{
    fn __assemble(__parts: ::wirework::Parts<'_>) -> Self {
        Self {
            assisted: ::wirework::values::<
                ::wirework::Later<(::wirework::Injected<Arc<dyn Database<T>>>,)>,
            >(__parts),
            product: ::core::marker::PhantomData,
        }
    }
}
impl<T: Entity> ::wirework::Defined for OrderFactory<T>
where
    Arc<dyn Database<T>>: ::wirework::Dependency,
    OrderFactory<T>: ::core::marker::Send + ::core::marker::Sync + 'static,
{
    const DEFINITION: ::wirework::Definition = ::wirework::Wired::unchecked::<
        OrderFactory<T>,
        (),
        ::wirework::Later<(::wirework::Injected<Arc<dyn Database<T>>>,)>,
    >("db@input.rs:1")
        .lifetime(::wirework::Lifetime::Transient)
        .definition();
}
impl<T: Entity, M> ::wirework::WiredIn<M> for OrderFactory<T>
where
    Arc<dyn Database<T>>: ::wirework::Dependency,
    OrderFactory<T>: ::core::marker::Send + ::core::marker::Sync + 'static,
    M: ::wirework::__private::Answers<OrderFactory<T>>,
    Arc<dyn Database<T>>: ::wirework::DependencyIn<M>,
{
    const WIRED: ::wirework::Wired = ::wirework::Wired::of::<
        OrderFactory<T>,
        M,
        (),
        ::wirework::Later<(::wirework::Injected<Arc<dyn Database<T>>>,)>,
    >("db@input.rs:1")
        .lifetime(::wirework::Lifetime::Transient);
}
#[automatically_derived]
impl<T: Entity> OrderFactory<T>
where
    Arc<dyn Database<T>>: ::wirework::Dependency,
    Order<T>: 'static,
{
    /// Makes one `Order` of these arguments.
    ///
    /// # Errors
    ///
    /// When a dependency of `Order` cannot be resolved.
    pub fn create(
        &self,
        customer: T,
        parent: Option<Box<Order<T>>>,
    ) -> ::core::result::Result<::std::sync::Arc<Order<T>>, ::wirework::ResolveError> {
        self.assisted
            .create(move |__context| <Order<T>>::__create(__context, customer, parent))
    }
}
#[automatically_derived]
impl<T: Entity> Order<T>
where
    Arc<dyn Database<T>>: ::wirework::Dependency,
{
    fn __create(
        __context: &mut ::wirework::Context<'_>,
        customer: T,
        parent: Option<Box<Self>>,
    ) -> ::core::result::Result<Self, ::wirework::ResolveError> {
        let __fields = <(
            ::wirework::Injected<Arc<dyn Database<T>>>,
        ) as ::wirework::Fields>::try_resolve(__context)?;
        ::core::result::Result::Ok(Self {
            customer: customer,
            parent: parent,
            db: __fields.0,
            limit: Self::LIMIT,
        })
    }
}
/// What a test puts around one `Order`: a stub for each dependency.
///
/// What it does not set is a strict mock, where there is one, or absent, where it may be.
#[allow(
    dead_code,
    missing_debug_implementations,
    non_camel_case_types,
    private_bounds,
    private_interfaces
)]
pub struct OrderBed<T: Entity> {
    /// In the place of `db`.
    pub db: ::wirework::testing::Stub<Arc<dyn Database<T>>>,
    __surroundings: ::wirework::__private::testing::Surroundings<Order<T>>,
}
#[allow(dead_code, non_snake_case, private_bounds, private_interfaces, unused_lifetimes)]
impl<T: Entity> OrderBed<T> {
    /// Puts this as `db`, and gives a handle to it.
    #[inline]
    #[track_caller]
    pub fn with_db<__T: Database<T> + 'static>(
        &mut self,
        value: __T,
    ) -> ::std::sync::Arc<__T>
    where
        for<'__any> Arc<
            dyn Database<T>,
        >: ::wirework::testing::Single<Interface = dyn Database<T>>,
    {
        let value = ::std::sync::Arc::new(value);
        let __handle = ::core::clone::Clone::clone(&value);
        ::wirework::testing::Stub::put(&mut self.db, value);
        __handle
    }
    /// Puts this as `db`.
    #[inline]
    #[track_caller]
    pub fn with_db_arc(&mut self, value: ::std::sync::Arc<dyn Database<T>>)
    where
        for<'__any> Arc<
            dyn Database<T>,
        >: ::wirework::testing::Single<Interface = dyn Database<T>>,
    {
        ::wirework::testing::Stub::put(&mut self.db, value);
    }
    /// Puts this in the place of each required trait object that is not set yet, and gives a handle to it.
    #[track_caller]
    pub fn all<__T: Database<T> + 'static>(
        &mut self,
        __one: __T,
    ) -> ::std::sync::Arc<__T>
    where
        for<'__any> Arc<
            dyn Database<T>,
        >: ::wirework::testing::Single<Interface = dyn Database<T>>,
    {
        let __one = ::std::sync::Arc::new(__one);
        {
            let __handle = ::core::clone::Clone::clone(&__one);
            ::wirework::testing::Stub::put_if_unset(&mut self.db, __handle);
        }
        __one
    }
    /// Builds the `Order`. Its mocks may be programmed before and after that.
    ///
    /// # Panics
    ///
    /// Where a dependency is not set and nothing is known to stand for it, and when it is called again.
    #[inline]
    #[track_caller]
    pub fn build(&mut self, customer: T, parent: Option<Box<Order<T>>>) -> Order<T> {
        <Order<T>>::__build(self, customer, parent)
    }
}
#[allow(dead_code, private_bounds, private_interfaces)]
impl<T: Entity> Order<T> {
    /// A bed for one `Order` of a test: set what the test is about, then `build()`.
    #[inline]
    #[must_use]
    pub fn bed() -> OrderBed<T> {
        let __surroundings = ::wirework::__private::testing::Surroundings::of("Order");
        OrderBed {
            db: ::wirework::testing::Stub::new(&__surroundings, "db"),
            __surroundings: __surroundings,
        }
    }
    #[inline]
    #[track_caller]
    fn __build(__bed: &mut OrderBed<T>, customer: T, parent: Option<Box<Self>>) -> Self {
        #[allow(unused_imports)]
        use ::wirework::__private::testing::{
            Absence as _, AutoMocked as _, Unknown as _,
        };
        #[allow(unused_mut)]
        let mut __missing = __bed.__surroundings.start();
        let __unset = (&&::wirework::testing::Stub::unset(&__bed.db)).when_unset();
        ::wirework::testing::Stub::settle_open(&mut __bed.db, __unset, &mut __missing);
        __missing.refuse();
        Self {
            customer: customer,
            parent: parent,
            db: ::wirework::testing::Stub::take(&mut __bed.db),
            limit: Self::LIMIT,
        }
    }
}

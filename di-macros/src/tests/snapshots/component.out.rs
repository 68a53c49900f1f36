#[automatically_derived]
impl ::wirework::Injectable for SmtpMailer {
    const DEFINITION: ::wirework::__private::Definition = ::wirework::__private::Definition::of::<
        Self,
        ::wirework::__private::Qualified<
            Primary,
            ::wirework::__private::And<
                dyn for<> Mailer,
                ::wirework::__private::And<dyn for<> Audit + Send, ()>,
            >,
        >,
    >("config db pool zone limit type@input.rs:1")
        .lifetime(::wirework::Lifetime::Scoped)
        .keyed()
        .runs_code();
    const __BOUND_TO: &'static ::core::primitive::str = "(dyn Mailer, dyn Audit + Send)";
    fn __construct(
        __fields: ::wirework::__private::Fields<'_, '_>,
    ) -> ::core::option::Option<::wirework::__private::Arc<Self>> {
        if let ::core::option::Option::Some(
            (__field0, __field1, __field2, __field3, __field4, __field5),
        ) = ::wirework::__private::resolve6::<
            Arc<Config>,
            ::wirework::Keyed<Primary, Arc<dyn Database>>,
            ::wirework::Cloned<PgPool>,
            ::core::option::Option<Arc<dyn Zone>>,
            ::core::option::Option<::wirework::Keyed<Local, ::wirework::Cloned<Limit>>>,
            Option<Arc<dyn Metrics>>,
        >(__fields) {
            ::core::option::Option::Some(
                ::wirework::__private::Arc::new(Self {
                    config: __field0,
                    db: __field1.into_inner(),
                    pool: __field2.0,
                    zone: match ::wirework::__private::present::<
                        ::core::option::Option<Arc<dyn Zone>>,
                    >(__field3) {
                        ::core::option::Option::None => Arc::new(Utc),
                        ::core::option::Option::Some(__dependency) => __dependency,
                    },
                    limit: match ::wirework::__private::present::<
                        ::core::option::Option<
                            ::wirework::Keyed<Local, ::wirework::Cloned<Limit>>,
                        >,
                    >(__field4) {
                        ::core::option::Option::None => Limit(3),
                        ::core::option::Option::Some(__dependency) => {
                            __dependency.into_inner().0
                        }
                    },
                    retries: 3,
                    cache: <Cache as ::core::default::Default>::default(),
                    r#type: __field5,
                }),
            )
        } else {
            ::core::option::Option::None
        }
    }
    #[inline]
    fn __upcast(
        __component: ::wirework::__private::Arc<Self>,
        __number: ::core::primitive::usize,
        __place: &mut dyn ::core::any::Any,
    ) {
        match __number {
            0usize => {
                ::wirework::__private::fill_place::<
                    dyn for<> Mailer,
                >(__place, __component)
            }
            _ => {
                ::wirework::__private::fill_place::<
                    dyn for<> Audit + Send,
                >(__place, __component)
            }
        }
    }
}
const _: () = {
    fn __sharing() {
        use ::wirework::__private::{IsNotShared as _, IsShared as _};
        let __check = ::wirework::__private::Sharing::<SmtpMailer>::PROBE.result();
        __check.field::<u32>();
        __check.field::<Cache>();
    }
};
impl<M> ::wirework::__private::WiredIn<M> for SmtpMailer
where
    Config: ::wirework::ProvidedBy<M>,
    ::wirework::Keyed<Primary, Arc<dyn Database>>: ::wirework::DependencyIn<M>,
    ::wirework::Cloned<PgPool>: ::wirework::DependencyIn<M>,
    ::core::option::Option<Arc<dyn Zone>>: ::wirework::DependencyIn<M>,
    ::core::option::Option<
        ::wirework::Keyed<Local, ::wirework::Cloned<Limit>>,
    >: ::wirework::DependencyIn<M>,
    Option<Arc<dyn Metrics>>: ::wirework::DependencyIn<M>,
{
    const WIRED: ::wirework::__private::Wired = ::wirework::__private::Wired::of(
            "config db pool zone limit type@input.rs:1",
            &[
                ::wirework::Targets::One(<Config as ::wirework::ProvidedBy<M>>::ENTRY),
                <::wirework::Keyed<
                    Primary,
                    Arc<dyn Database>,
                > as ::wirework::DependencyIn<M>>::TARGETS,
                <::wirework::Cloned<PgPool> as ::wirework::DependencyIn<M>>::TARGETS,
                <::core::option::Option<
                    Arc<dyn Zone>,
                > as ::wirework::DependencyIn<M>>::TARGETS,
                <::core::option::Option<
                    ::wirework::Keyed<Local, ::wirework::Cloned<Limit>>,
                > as ::wirework::DependencyIn<M>>::TARGETS,
                <Option<Arc<dyn Metrics>> as ::wirework::DependencyIn<M>>::TARGETS,
            ],
        )
        .lifetime(::wirework::Lifetime::Scoped)
        .keyed();
}
const _: () = {
    /// The test double of the surroundings of `SmtpMailer`: a stub for each dependency.
    ///
    /// A dependency that the test does not set is a strict mock, or absent if it is optional.
    pub struct SmtpMailerBed {
        /// The stub of `config`.
        pub config: ::wirework::testing::Stub<Arc<Config>>,
        /// The stub of `db`.
        pub db: ::wirework::testing::Stub<Arc<dyn Database>>,
        /// The stub of `pool`.
        pub pool: ::wirework::testing::Stub<PgPool>,
        /// The stub of `zone`.
        pub zone: ::wirework::testing::Stub<Arc<dyn Zone>>,
        /// The stub of `limit`.
        pub limit: ::wirework::testing::Stub<Limit>,
        /// The stub of `type`.
        pub r#type: ::wirework::testing::Stub<Option<Arc<dyn Metrics>>>,
        #[doc(hidden)]
        pub __surroundings: ::wirework::__private::testing::Surroundings<SmtpMailer>,
    }
    impl SmtpMailerBed {
        /// Sets `config`, and returns a handle to it.
        #[inline]
        #[track_caller]
        pub fn with_config(
            &mut self,
            __value: Config,
        ) -> ::wirework::__private::Arc<Config>
        where
            for<'__any> Config: ::core::marker::Sized,
            for<'__any> Arc<Config>: ::wirework::testing::Single<Interface = Config>,
        {
            let __value = ::wirework::__private::Arc::new(__value);
            let __handle = ::core::clone::Clone::clone(&__value);
            ::wirework::testing::Stub::set_object(&mut self.config, __value);
            __handle
        }
        /// Sets `config`.
        #[inline]
        #[track_caller]
        pub fn with_config_arc(&mut self, __value: ::wirework::__private::Arc<Config>)
        where
            for<'__any> Arc<Config>: ::wirework::testing::Single<Interface = Config>,
        {
            ::wirework::testing::Stub::set_object(&mut self.config, __value);
        }
        /// Sets `db`, and returns a handle to it.
        #[inline]
        #[track_caller]
        pub fn with_db<T: Database + 'static>(
            &mut self,
            __value: T,
        ) -> ::wirework::__private::Arc<T>
        where
            for<'__any> Arc<
                dyn Database,
            >: ::wirework::testing::Single<Interface = dyn Database>,
        {
            let __value = ::wirework::__private::Arc::new(__value);
            let __handle = ::core::clone::Clone::clone(&__value);
            ::wirework::testing::Stub::set_object(&mut self.db, __value);
            __handle
        }
        /// Sets `db`.
        #[inline]
        #[track_caller]
        pub fn with_db_arc(&mut self, __value: ::wirework::__private::Arc<dyn Database>)
        where
            for<'__any> Arc<
                dyn Database,
            >: ::wirework::testing::Single<Interface = dyn Database>,
        {
            ::wirework::testing::Stub::set_object(&mut self.db, __value);
        }
        /// Sets `pool`.
        #[inline]
        #[track_caller]
        pub fn with_pool(&mut self, __value: PgPool) {
            ::wirework::testing::Stub::set(&mut self.pool, __value);
        }
        /// Sets `zone`, and returns a handle to it.
        #[inline]
        #[track_caller]
        pub fn with_zone<T: Zone + 'static>(
            &mut self,
            __value: T,
        ) -> ::wirework::__private::Arc<T>
        where
            for<'__any> Arc<dyn Zone>: ::wirework::testing::Single<Interface = dyn Zone>,
        {
            let __value = ::wirework::__private::Arc::new(__value);
            let __handle = ::core::clone::Clone::clone(&__value);
            ::wirework::testing::Stub::set_object(&mut self.zone, __value);
            __handle
        }
        /// Sets `zone`.
        #[inline]
        #[track_caller]
        pub fn with_zone_arc(&mut self, __value: ::wirework::__private::Arc<dyn Zone>)
        where
            for<'__any> Arc<dyn Zone>: ::wirework::testing::Single<Interface = dyn Zone>,
        {
            ::wirework::testing::Stub::set_object(&mut self.zone, __value);
        }
        /// Sets `limit`.
        #[inline]
        #[track_caller]
        pub fn with_limit(&mut self, __value: Limit) {
            ::wirework::testing::Stub::set(&mut self.limit, __value);
        }
        /// Sets `type`, and returns a handle to it.
        #[inline]
        #[track_caller]
        pub fn with_type<T: Metrics + 'static>(
            &mut self,
            __value: T,
        ) -> ::wirework::__private::Arc<T>
        where
            for<'__any> Option<
                Arc<dyn Metrics>,
            >: ::wirework::testing::Single<Interface = dyn Metrics>,
        {
            let __value = ::wirework::__private::Arc::new(__value);
            let __handle = ::core::clone::Clone::clone(&__value);
            ::wirework::testing::Stub::set_object(&mut self.r#type, __value);
            __handle
        }
        /// Sets `type`.
        #[inline]
        #[track_caller]
        pub fn with_type_arc(&mut self, __value: ::wirework::__private::Arc<dyn Metrics>)
        where
            for<'__any> Option<
                Arc<dyn Metrics>,
            >: ::wirework::testing::Single<Interface = dyn Metrics>,
        {
            ::wirework::testing::Stub::set_object(&mut self.r#type, __value);
        }
        /// Sets each required trait object that is still unset to this, and returns a handle to it.
        #[track_caller]
        pub fn all<T: Database + 'static>(
            &mut self,
            __one: T,
        ) -> ::wirework::__private::Arc<T>
        where
            for<'__any> Arc<
                dyn Database,
            >: ::wirework::testing::Single<Interface = dyn Database>,
        {
            let __one = ::wirework::__private::Arc::new(__one);
            {
                let __handle = ::core::clone::Clone::clone(&__one);
                ::wirework::testing::Stub::set_object_if_unset(&mut self.db, __handle);
            }
            __one
        }
        /// Constructs the `SmtpMailer`. The test can program its mocks before and after.
        ///
        /// # Panics
        ///
        /// Panics if a dependency is not set and has no mock, or if it was called before.
        #[inline]
        #[track_caller]
        pub fn build(&mut self) -> SmtpMailer {
            <SmtpMailer>::__build_from_bed(self)
        }
    }
    impl SmtpMailer {
        /// Returns a bed for a `SmtpMailer`: set the dependencies that the test needs, then `build()`.
        #[inline]
        #[must_use]
        pub fn bed() -> SmtpMailerBed {
            <Self as ::wirework::__private::testing::HasBed>::new_bed()
        }
        #[inline]
        #[track_caller]
        fn __build_from_bed(__bed: &mut SmtpMailerBed) -> Self {
            use ::wirework::__private::testing::{
                Absence as _, AutoMocked as _, Unknown as _,
            };
            let mut __missing = __bed.__surroundings.start();
            let __unset = (&&::wirework::testing::Stub::unset(&__bed.config))
                .when_unset();
            ::wirework::testing::Stub::settle(
                &mut __bed.config,
                __unset,
                &mut __missing,
            );
            let __unset = (&&::wirework::testing::Stub::unset(&__bed.db)).when_unset();
            ::wirework::testing::Stub::settle(&mut __bed.db, __unset, &mut __missing);
            let __unset = ::core::option::Option::None;
            ::wirework::testing::Stub::settle(&mut __bed.pool, __unset, &mut __missing);
            let __unset = (&&::wirework::testing::Stub::unset(&__bed.r#type))
                .when_unset();
            ::wirework::testing::Stub::settle(
                &mut __bed.r#type,
                __unset,
                &mut __missing,
            );
            __missing.refuse();
            Self {
                config: ::wirework::testing::Stub::take(&mut __bed.config),
                db: ::wirework::testing::Stub::take(&mut __bed.db),
                pool: ::wirework::testing::Stub::take(&mut __bed.pool),
                zone: match ::wirework::testing::Stub::given(&mut __bed.zone) {
                    ::core::option::Option::None => Arc::new(Utc),
                    ::core::option::Option::Some(__given) => __given,
                },
                limit: match ::wirework::testing::Stub::given(&mut __bed.limit) {
                    ::core::option::Option::None => Limit(3),
                    ::core::option::Option::Some(__given) => __given,
                },
                retries: 3,
                cache: <Cache as ::core::default::Default>::default(),
                r#type: ::wirework::testing::Stub::take(&mut __bed.r#type),
            }
        }
    }
    #[automatically_derived]
    impl ::wirework::__private::testing::HasBed for SmtpMailer {
        type Bed = SmtpMailerBed;
        #[track_caller]
        fn new_bed() -> Self::Bed {
            let __surroundings = ::wirework::__private::testing::Surroundings::of(
                "SmtpMailer",
            );
            SmtpMailerBed {
                config: ::wirework::testing::Stub::new(&__surroundings, "config"),
                db: ::wirework::testing::Stub::new(&__surroundings, "db"),
                pool: ::wirework::testing::Stub::new(&__surroundings, "pool"),
                zone: ::wirework::testing::Stub::new(&__surroundings, "zone"),
                limit: ::wirework::testing::Stub::new(&__surroundings, "limit"),
                r#type: ::wirework::testing::Stub::new(&__surroundings, "type"),
                __surroundings: __surroundings,
            }
        }
    }
};

//! Modules that import each other as a chain of diamonds: two modules import one, and a further one imports both.
//!
//! There are 4,096 ways from the last module to the first one. rustc has to check each module once: if it
//! follows each way, it gives up with "constant evaluation is taking a long time", or takes minutes.

use std::sync::Arc;

use wirework::{Container, Injectable, Module};

/// A value that the last module supplies through all of the others.
struct Limit(u8);

fn limit() -> Limit {
    Limit(9)
}

trait Part: Send + Sync {
    fn limit(&self) -> u8;
}

/// Declares diamonds of modules, each above the module of another one.
macro_rules! diamonds {
    ($($name:ident above $below:ident)*) => {$(
        mod $name {
            use super::*;

            #[derive(Injectable)]
            pub(crate) struct Left {
                pub(crate) below: Arc<$below::Top>,
            }

            #[derive(Injectable)]
            pub(crate) struct Right {
                pub(crate) below: Arc<$below::Top>,
            }

            #[derive(Injectable)]
            pub(crate) struct Top {
                left: Arc<Left>,
                right: Arc<Right>,
            }

            impl Part for Top {
                fn limit(&self) -> u8 {
                    assert!(Arc::ptr_eq(&self.left.below, &self.right.below));
                    self.left.below.limit()
                }
            }

            #[derive(Module)]
            #[module(
                components(Left: transient),
                imports($below::OfTop { $below::Top, dyn Part }),
                collections(dyn Part),
                requires(Limit),
                exports(Left, dyn Part),
            )]
            pub(crate) struct OfLeft;

            #[derive(Module)]
            #[module(
                components(Right: transient),
                imports($below::OfTop { $below::Top, dyn Part }),
                collections(dyn Part),
                requires(Limit),
                exports(Right, dyn Part),
            )]
            pub(crate) struct OfRight;

            #[derive(Module)]
            #[module(
                components(Top as dyn Part),
                imports(OfLeft { Left, dyn Part }, OfRight { Right, dyn Part }),
                collections(dyn Part),
                requires(Limit),
                exports(Top, dyn Part),
            )]
            pub(crate) struct OfTop;
        }
    )*};
}

mod a {
    use super::*;

    #[derive(Injectable)]
    pub(crate) struct Top {
        limit: Arc<Limit>,
    }

    impl Part for Top {
        fn limit(&self) -> u8 {
            self.limit.0
        }
    }

    #[derive(Module)]
    #[module(components(Top as dyn Part), collections(dyn Part), requires(Limit), exports(Top, dyn Part))]
    pub(crate) struct OfTop;
}

diamonds! {
    b above a
    c above b
    d above c
    e above d
    f above e
    g above f
    h above g
    i above h
    j above i
    k above j
    l above k
    m above l
}

#[derive(Injectable)]
struct All {
    parts: Vec<Arc<dyn Part>>,
}

#[derive(Module)]
#[module(
    components(All),
    factories(limit -> Limit),
    imports(m::OfTop { dyn Part }),
    collections(dyn Part),
    exports(All),
)]
struct App;

#[test]
fn each_module_is_one_instance() {
    let app = Container::from_module(App).expect("the wiring is right");
    let all = app.resolve::<All>().expect("nothing fails");
    let limits: Vec<u8> = all.parts.iter().map(|part| part.limit()).collect();
    assert_eq!(limits, [9; 13]);
}

mod generic {
    use std::marker::PhantomData;

    use super::*;

    /// Declares diamonds of modules with a parameter, which the importer of the last one decides.
    macro_rules! diamonds {
        ($($name:ident above $below:ident)*) => {$(
            mod $name {
                use super::*;

                #[derive(Injectable)]
                pub(crate) struct Left<T: Send + Sync + 'static> {
                    below: Arc<$below::Top<T>>,
                }

                #[derive(Injectable)]
                pub(crate) struct Right<T: Send + Sync + 'static> {
                    below: Arc<$below::Top<T>>,
                }

                #[derive(Injectable)]
                pub(crate) struct Top<T: Send + Sync + 'static> {
                    left: Arc<Left<T>>,
                    right: Arc<Right<T>>,
                }

                impl<T: Send + Sync + 'static> Top<T> {
                    pub(crate) fn name(&self) -> &'static str {
                        assert!(Arc::ptr_eq(&self.left.below, &self.right.below));
                        self.left.below.name()
                    }
                }

                #[derive(Module)]
                #[module(components(Left<T>), imports($below::OfTop<T> { $below::Top<T> }), exports(Left<T>))]
                pub(crate) struct OfLeft<T: Send + Sync + 'static>(PhantomData<T>);

                #[derive(Module)]
                #[module(components(Right<T>), imports($below::OfTop<T> { $below::Top<T> }), exports(Right<T>))]
                pub(crate) struct OfRight<T: Send + Sync + 'static>(PhantomData<T>);

                #[derive(Module)]
                #[module(
                    components(Top<T>),
                    imports(OfLeft<T> { Left<T> }, OfRight<T> { Right<T> }),
                    exports(Top<T>),
                )]
                pub(crate) struct OfTop<T: Send + Sync + 'static>(PhantomData<T>);
            }
        )*};
    }

    mod a {
        use super::*;

        #[derive(Injectable)]
        pub(crate) struct Top<T: Send + Sync + 'static> {
            #[inject(skip)]
            marker: PhantomData<T>,
        }

        impl<T: Send + Sync + 'static> Top<T> {
            pub(crate) fn name(&self) -> &'static str {
                let Self { marker } = self;
                std::any::type_name_of_val(marker)
            }
        }

        #[derive(Module)]
        #[module(components(Top<T>), exports(Top<T>))]
        pub(crate) struct OfTop<T: Send + Sync + 'static>(PhantomData<T>);
    }

    diamonds! {
        b above a
        c above b
        d above c
        e above d
        f above e
        g above f
        h above g
        i above h
        j above i
        k above j
        l above k
        m above l
    }

    #[derive(Module)]
    #[module(imports(m::OfTop<u8> { m::Top<u8> }), exports(m::Top<u8>))]
    struct App;

    #[test]
    fn each_module_is_one_instance() {
        let app = Container::from_module(App).expect("the wiring is right");
        let top = app.resolve::<m::Top<u8>>().expect("nothing fails");
        assert!(top.name().ends_with("PhantomData<u8>"));
    }
}

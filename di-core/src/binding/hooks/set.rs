//! The methods that set the hooks of a binding.

/// Writes the methods, for `Bind` and for `FactoryBinding`. Each invokes it in its own file, as rustc names a method
/// by its type only if the `impl` is beside the type.
macro_rules! sets_hooks {
    ($binding:ident) => {
        impl<K: $crate::Shareable + ?Sized> $binding<K> {
            /// Sets a function that runs when the container starts, once the value is constructed.
            ///
            /// [`start`](crate::ContainerBuilder::start) runs it after those of the values that this one depends
            /// on. The value is ready when it returns. The lifetime must be singleton.
            ///
            /// A hook is an async method of the value, or an async function or closure of an `Arc` of it.
            pub fn on_start<H, Receiver>(mut self, hook: H) -> Self
            where
                H: $crate::binding::hooks::function::StartFunction<K, Receiver>
                    + Send
                    + Sync
                    + 'static,
                Receiver: $crate::binding::hooks::call::Calls<
                        H,
                        K,
                        (),
                        Output: $crate::binding::hooks::result::HookResult,
                    >,
            {
                self.hooks_mut().start = Some($crate::binding::hooks::erase::start(hook));
                self
            }

            /// Sets a function that closes the value when the container stops.
            ///
            /// [`stop`](crate::Container::stop) runs it after those of the values that depend on this one. It also
            /// runs if a start fails after the value was constructed. A value of a scope is closed with the scope;
            /// its function may take the [`Outcome`](crate::Outcome) too.
            ///
            /// ```
            /// use wirework::{Container, bind};
            ///
            /// struct Pool;
            ///
            /// impl Pool {
            ///     async fn close(&self) {}
            /// }
            ///
            /// # futures_executor::block_on(async {
            /// let container = Container::builder()
            ///     .add(bind::<Pool>().to(|| Pool).on_stop(Pool::close))
            ///     .start()
            ///     .await?;
            /// let report = container.stop().await;
            /// assert_eq!(report.rows().len(), 1);
            /// # Ok::<(), wirework::StartError>(())
            /// # }).unwrap();
            /// ```
            pub fn on_stop<H, Arguments, Receiver>(mut self, hook: H) -> Self
            where
                H: $crate::binding::hooks::function::StopFunction<K, Arguments, Receiver>
                    + Send
                    + Sync
                    + 'static,
                Receiver: $crate::binding::hooks::call::Calls<
                        H,
                        K,
                        Arguments,
                        Output: $crate::binding::hooks::result::HookResult,
                    >,
            {
                self.hooks_mut().stop = Some($crate::binding::hooks::erase::stop(hook));
                self
            }

            /// Sets a function that runs beside the application, from the start of the container on.
            ///
            /// It ends when it is told to by the [`Shutdown`](crate::Shutdown). The lifetime must be singleton.
            pub fn on_run<H, Receiver>(mut self, hook: H) -> Self
            where
                H: $crate::binding::hooks::function::RunFunction<K, Receiver>
                    + Send
                    + Sync
                    + 'static,
                Receiver: $crate::binding::hooks::call::Calls<
                        H,
                        K,
                        ($crate::Shutdown,),
                        Output: $crate::binding::hooks::result::HookResult,
                    >,
            {
                self.hooks_mut().run = Some($crate::binding::hooks::erase::run(hook));
                self
            }

            /// Sets what follows when the function of [`on_run`](Self::on_run) ends before it is told to.
            pub fn run_policy(mut self, policy: $crate::RunPolicy) -> Self {
                self.hooks_mut().policy = Some(policy);
                self
            }

            /// Sets a function that tells whether the value works, for [`health`](crate::Container::health).
            pub fn on_health<H, Receiver>(mut self, hook: H) -> Self
            where
                H: $crate::binding::hooks::function::HealthFunction<K, Receiver>
                    + Send
                    + Sync
                    + 'static,
                Receiver: $crate::binding::hooks::call::Calls<
                        H,
                        K,
                        (),
                        Output: $crate::binding::hooks::result::HealthResult,
                    >,
            {
                self.hooks_mut().health = Some($crate::binding::hooks::erase::health(hook));
                self
            }

            /// Limits the time of the function of [`on_start`](Self::on_start), instead of the
            /// [`Limits`](crate::Limits) of the container.
            pub fn start_limit(mut self, limit: ::std::time::Duration) -> Self {
                self.hooks_mut().limits.start = Some(limit);
                self
            }

            /// Limits the time in which the function of [`on_run`](Self::on_run) ends, once it is told to, instead of
            /// the [`Limits`](crate::Limits) of the container.
            pub fn drain_limit(mut self, limit: ::std::time::Duration) -> Self {
                self.hooks_mut().limits.drain = Some(limit);
                self
            }

            /// Limits the time of the function of [`on_stop`](Self::on_stop), instead of the
            /// [`Limits`](crate::Limits) of the container.
            pub fn stop_limit(mut self, limit: ::std::time::Duration) -> Self {
                self.hooks_mut().limits.stop = Some(limit);
                self
            }
        }
    };
}

pub(crate) use sets_hooks;

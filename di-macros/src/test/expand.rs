//! The `#[test]` that runs the user's function.

use std::mem;

use proc_macro2::TokenStream;
use quote::{ToTokens, quote, quote_spanned};
use syn::{ItemFn, Meta, ReturnType, Visibility};

use crate::span;
use crate::test::options::Options;

pub(crate) fn expand(mut function: ItemFn, options: &Options) -> TokenStream {
    let root = options
        .root
        .as_ref()
        .map_or_else(|| quote!(::wirework), |root| root.value.to_token_stream());
    let attributes = mem::take(&mut function.attrs);
    let visibility = mem::replace(&mut function.vis, Visibility::Inherited);
    let asynchronous = function.sig.asyncness;
    if let Some(word) = &mut function.sig.asyncness {
        // A test may be `async` without awaiting anything. Clippy does not report a function of a macro.
        word.span = span::site(word.span);
    }
    let (name, output) = (&function.sig.ident, &function.sig.output);
    let (in_task, body) = if let Some(word) = asynchronous {
        // If the crate tokio is missing, rustc points at `async`.
        let tokio = quote_spanned!(word.span=> ::tokio);
        let in_task = quote!(|| #tokio::task::try_id().is_some());
        (in_task, on_runtime(&function, options, &root, &tokio))
    } else {
        (quote!(|| false), quote!(|_| #name()))
    };
    let allow_task_panics = options.allow_task_panics.is_some();
    let mut expected = attributes.iter();
    let expected = expected.find(|it| it.path().is_ident("should_panic"));
    let expects_panic = expected.is_some();
    let expects_text = expected.is_some_and(|it| !matches!(it.meta, Meta::Path(_)));
    // rustc reports a `#[should_panic]` test that returns a value.
    let run = if expects_panic && matches!(output, ReturnType::Default) {
        quote!(run_to_panic)
    } else {
        quote!(run)
    };
    quote! {
        #(#attributes)*
        #[::core::prelude::v1::test]
        #visibility fn #name() #output {
            #function
            #root::__private::testing::#run(
                &#root::__private::testing::Runner {
                    in_task: #in_task,
                    allow_task_panics: #allow_task_panics,
                    expects_panic: #expects_panic,
                    expects_text: #expects_text,
                },
                #body,
            )
        }
    }
}

/// Returns the closure that runs the function on its own runtime, and shuts down the runtime.
fn on_runtime(
    function: &ItemFn,
    options: &Options,
    root: &TokenStream,
    tokio: &TokenStream,
) -> TokenStream {
    let name = &function.sig.ident;
    let threads = options.worker_threads.as_ref().map(|given| &given.value);
    // Not one thread for each core, as tests run in parallel.
    let threads = threads.map_or_else(|| quote!(2), ToTokens::to_token_stream);
    let builder = options.multi_thread.as_ref().map_or_else(
        || quote!(new_current_thread()),
        |option| quote_spanned!(option.span()=> new_multi_thread().worker_threads(#threads)),
    );
    let paused = options
        .start_paused
        .as_ref()
        .map(|option| quote_spanned!(option.span()=> .start_paused(true)));
    quote! {
        |__worker| {
            let __runtime = #tokio::runtime::Builder::#builder
                .enable_all()
                #paused
                .on_thread_start(move || __worker.enter())
                .build();
            let __runtime = match __runtime {
                ::core::result::Result::Ok(__runtime) => __runtime,
                ::core::result::Result::Err(__error) => {
                    #root::__private::testing::no_runtime(&__error)
                }
            };
            let __outcome = ::std::panic::catch_unwind(
                ::std::panic::AssertUnwindSafe(|| __runtime.block_on(#name())),
            );
            __runtime.shutdown_timeout(::core::time::Duration::from_secs(1));
            match __outcome {
                ::core::result::Result::Ok(__outcome) => __outcome,
                ::core::result::Result::Err(__panic) => ::std::panic::resume_unwind(__panic),
            }
        }
    }
}

//! The extractors in documents of `OpenAPI`: they take nothing from the client, so a document does not mention them.

use aide::OperationInput;
use wirework::integration::{Gets, Resolves};
use wirework::{Dependency, Shareable};

use crate::inject::{Get, Inject};
use crate::own_scope::OwnScope;

impl<T: Shareable + ?Sized, M: Resolves<T>> OperationInput for Inject<T, M> {}

impl<D: Dependency, M: Gets<D>> OperationInput for Get<D, M> {}

impl<T: Shareable + ?Sized, M: Resolves<T>> OperationInput for crate::state::Inject<T, M> {}

impl OperationInput for OwnScope {}

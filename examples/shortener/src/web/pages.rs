//! The pages for people.

use std::sync::Arc;

use askama::Template;
use axum::{
    extract::{Query, rejection::QueryRejection},
    http::{
        HeaderName, StatusCode,
        header::{
            CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, LOCATION, REFERRER_POLICY,
            X_CONTENT_TYPE_OPTIONS,
        },
    },
    response::{Html, IntoResponse, Response},
};
use serde::Deserialize;
use wirework::Injectable;

use super::{Inject, Problem, body::Order, code_path::CodePath, links, view::LinkView};
use crate::{
    domain::{BaseUrl, Code, RequestId, Store},
    links::{Delete, Shorten},
};

/// The renderer of the pages. It is a `scoped` component, because the page of a problem names its request: the
/// [`RequestId`] is a seed of the scope.
#[derive(Debug, Injectable)]
#[inject(scoped)]
pub struct Pages {
    store: Arc<dyn Store>,
    base_url: Arc<BaseUrl>,
    request: Arc<RequestId>,
}

impl Pages {
    /// Returns the page of a problem.
    pub(super) fn problem(&self, problem: &Problem) -> Response {
        let page = ProblemPage {
            status: problem.status,
            message: &problem.message,
            home: self.base_url.path(),
            request: *self.request,
        };
        html(problem.status, &page)
    }

    async fn index(&self, status: StatusCode, form: FormState<'_>) -> Response {
        self.try_index(status, form)
            .await
            .unwrap_or_else(|problem| self.problem(&problem))
    }

    async fn try_index(
        &self,
        status: StatusCode,
        form: FormState<'_>,
    ) -> Result<Response, Problem> {
        let made = match form.made {
            Some(code) => self.store.find(&code).await?,
            None => None,
        };
        let links = self.store.newest(links::LISTED).await?;
        let total = self.store.count().await?;
        let views = links.iter().map(|link| LinkView::new(link, &self.base_url));
        let page = IndexPage {
            made: made.map(|link| LinkView::new(&link, &self.base_url)),
            refusal: form.refusal,
            url: form.url,
            code: form.code,
            code_limit: Code::MAX_LEN,
            total,
            has_more: total > u64::from(links::LISTED),
            links: views.collect(),
        };
        Ok(html(status, &page))
    }
}

/// The contents of the form.
#[derive(Default)]
struct FormState<'a> {
    made: Option<Code>,
    refusal: Option<&'a str>,
    url: &'a str,
    code: &'a str,
}

/// The query of the page. The response to the form redirects the browser to it.
#[derive(Debug, Deserialize)]
pub(super) struct Made {
    made: Option<String>,
}

#[derive(Template)]
#[template(path = "index.html")]
struct IndexPage<'a> {
    made: Option<LinkView>,
    refusal: Option<&'a str>,
    url: &'a str,
    code: &'a str,
    code_limit: usize,
    total: u64,
    has_more: bool,
    links: Vec<LinkView>,
}

#[derive(Template)]
#[template(path = "problem.html")]
struct ProblemPage<'a> {
    status: StatusCode,
    message: &'a str,
    home: &'a str,
    request: RequestId,
}

/// `GET /`: returns the form and the list.
pub(super) async fn index(
    Inject(pages): Inject<Pages>,
    query: Result<Query<Made>, QueryRejection>,
) -> Response {
    // An invalid query does not prevent the page.
    let made = query.ok().and_then(|Query(query)| query.made);
    let form = FormState {
        made: made.and_then(|code| code.parse().ok()),
        ..FormState::default()
    };
    pages.index(StatusCode::OK, form).await
}

/// `POST /links` from the form.
pub(super) async fn create(pages: &Pages, shorten: &Shorten, order: &Order) -> Response {
    match shorten.run(&order.url, order.wanted()).await {
        Ok(link) => see_other(&format!("./?made={}", link.code)),
        Err(error) => {
            let problem = Problem::from(error);
            let form = FormState {
                refusal: Some(&problem.message),
                url: &order.url,
                code: order.wanted().unwrap_or_default(),
                ..FormState::default()
            };
            pages.index(problem.status, form).await
        }
    }
}

/// `POST /links/{code}/delete` from the button, because forms have no `DELETE`.
pub(super) async fn delete(
    code: Result<CodePath, Problem>,
    Inject(delete): Inject<Delete>,
    Inject(pages): Inject<Pages>,
) -> Response {
    let deleted = match code {
        Ok(CodePath(code)) => links::remove(&delete, &code).await,
        Err(problem) => Err(problem),
    };
    match deleted {
        Ok(()) => see_other("../../"),
        Err(problem) => pages.problem(&problem),
    }
}

/// Any other address.
pub(super) async fn no_such_page(Inject(pages): Inject<Pages>) -> Response {
    let problem = Problem::new(
        StatusCode::NOT_FOUND,
        "no-such-page",
        "there is no such page",
    );
    pages.problem(&problem)
}

/// `GET /assets/page.css`.
pub(super) async fn style() -> impl IntoResponse {
    let headers = [
        (CONTENT_TYPE, "text/css; charset=utf-8"),
        (CACHE_CONTROL, "max-age=300"),
    ];
    (headers, include_str!("../../assets/page.css"))
}

/// Redirects the browser. The address is relative, so a base URL with a path works.
fn see_other(address: &str) -> Response {
    (StatusCode::SEE_OTHER, [(LOCATION, address)]).into_response()
}

fn html(status: StatusCode, page: &impl Template) -> Response {
    const HEADERS: [(HeaderName, &str); 4] = [
        (
            CONTENT_SECURITY_POLICY,
            "default-src 'none'; style-src 'self'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
        ),
        (CACHE_CONTROL, "no-store"),
        (REFERRER_POLICY, "no-referrer"),
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
    ];
    match page.render() {
        Ok(text) => (status, HEADERS, Html(text)).into_response(),
        Err(error) => Problem::unexpected(&error).into_response(),
    }
}

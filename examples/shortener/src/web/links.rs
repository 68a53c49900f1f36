//! The links as resources: JSON for programs, and the form for the page.

use axum::{
    Json,
    http::{StatusCode, header::LOCATION},
    response::{IntoResponse, Response},
};

use super::{
    Inject, Problem,
    body::{Order, OrderBody},
    code_path::CodePath,
    pages::{self, Pages},
    view::LinkView,
};
use crate::{
    domain::{BaseUrl, Code, Store},
    links::{Delete, Shorten},
};

/// The maximum number of links in a list.
pub(super) const LISTED: u32 = 100;

/// `POST /links`: creates a link, and responds in the format of the order.
pub(super) async fn create(
    Inject(shorten): Inject<Shorten>,
    Inject(base_url): Inject<BaseUrl>,
    Inject(pages): Inject<Pages>,
    body: OrderBody,
) -> Response {
    match body {
        OrderBody::Form(order) => pages::create(&pages, &shorten, &order).await,
        OrderBody::Json(order) => {
            let created = create_json(&shorten, &base_url, &order).await;
            created.into_response()
        }
    }
}

async fn create_json(
    shorten: &Shorten,
    base_url: &BaseUrl,
    order: &Order,
) -> Result<impl IntoResponse, Problem> {
    let link = shorten.run(&order.url, order.wanted()).await?;
    let location = [(LOCATION, format!("links/{}", link.code))];
    let view = LinkView::new(&link, base_url);
    Ok((StatusCode::CREATED, location, Json(view)))
}

/// `GET /links`: returns the newest links.
pub(super) async fn list(
    Inject(store): Inject<dyn Store>,
    Inject(base_url): Inject<BaseUrl>,
) -> Result<Json<Vec<LinkView>>, Problem> {
    let links = store.newest(LISTED).await?;
    let views = links.iter().map(|link| LinkView::new(link, &base_url));
    Ok(Json(views.collect()))
}

/// `GET /links/{code}`: returns one link.
pub(super) async fn show(
    CodePath(code): CodePath,
    Inject(store): Inject<dyn Store>,
    Inject(base_url): Inject<BaseUrl>,
) -> Result<Json<LinkView>, Problem> {
    let link = store.find(&code).await?.ok_or_else(Problem::no_such_link)?;
    Ok(Json(LinkView::new(&link, &base_url)))
}

/// `DELETE /links/{code}`: deletes a link.
pub(super) async fn delete(
    CodePath(code): CodePath,
    Inject(delete): Inject<Delete>,
) -> Result<StatusCode, Problem> {
    remove(&delete, &code).await?;
    Ok(StatusCode::NO_CONTENT)
}

pub(super) async fn remove(delete: &Delete, code: &Code) -> Result<(), Problem> {
    if delete.run(code).await? {
        Ok(())
    } else {
        Err(Problem::no_such_link())
    }
}

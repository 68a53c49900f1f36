//! The protection against requests of other sites.

use super::*;

async fn post_from(service: &Service, site: &str) -> Answer {
    let request = Request::post("/links")
        .header("sec-fetch-site", site)
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(Body::from("url=https://example.com/"))
        .unwrap();
    service.send(request).await
}

#[wirework::test]
async fn a_form_on_another_site_makes_no_link() {
    let service = service();
    for site in ["cross-site", "same-site"] {
        let answer = post_from(&service, site).await;
        answer.assert_problem(403, "other-site");
    }
    assert_eq!(service.store.count().await.unwrap(), 0);
    for site in ["same-origin", "none"] {
        let answer = post_from(&service, site).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER);
    }
}

#[wirework::test]
async fn a_short_link_on_another_site_can_be_followed() {
    let service = service();
    service.keep("abc", "https://example.com/").await;
    let request = Request::get("/abc").header("sec-fetch-site", "cross-site");
    let answer = service.send(request.body(Body::empty()).unwrap()).await;
    assert_eq!(answer.status, StatusCode::TEMPORARY_REDIRECT);
}

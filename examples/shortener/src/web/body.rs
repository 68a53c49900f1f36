//! The request body that orders a short link.

use axum::{
    Form, Json,
    extract::{
        FromRequest, Request,
        rejection::{FormRejection, JsonRejection},
    },
    http::{HeaderValue, StatusCode, header::CONTENT_TYPE},
    response::IntoResponse,
};
use serde::Deserialize;

use super::Problem;

const FORM: &str = "application/x-www-form-urlencoded";

/// An order to shorten a link.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Order {
    pub(super) url: String,
    #[serde(default)]
    code: Option<String>,
}

impl Order {
    /// Returns the wanted code, or `None` if the form field is empty.
    pub(super) fn wanted(&self) -> Option<&str> {
        let code = self.code.as_deref()?.trim();
        (!code.is_empty()).then_some(code)
    }
}

/// An order as a form or as JSON, which also determines the format of the response.
#[derive(Debug)]
pub(super) enum OrderBody {
    /// From the page.
    Form(Order),
    /// From a program.
    Json(Order),
}

impl<S: Send + Sync> FromRequest<S> for OrderBody {
    type Rejection = Problem;

    async fn from_request(mut request: Request, state: &S) -> Result<Self, Problem> {
        let content_type = request.headers().get(CONTENT_TYPE);
        let content_type = content_type.and_then(|value| value.to_str().ok());
        if content_type.is_some_and(is_form) {
            // `Form` accepts only this spelling.
            let headers = request.headers_mut();
            headers.insert(CONTENT_TYPE, HeaderValue::from_static(FORM));
            let form = Form::from_request(request, state).await;
            form.map(|Form(order)| Self::Form(order))
                .map_err(Problem::from)
        } else {
            let json = Json::from_request(request, state).await;
            json.map(|Json(order)| Self::Json(order))
                .map_err(Problem::from)
        }
    }
}

impl From<FormRejection> for Problem {
    fn from(rejection: FormRejection) -> Self {
        Self::of_body(rejection.body_text(), rejection.into_response().status())
    }
}

impl From<JsonRejection> for Problem {
    fn from(rejection: JsonRejection) -> Self {
        Self::of_body(rejection.body_text(), rejection.into_response().status())
    }
}

impl Problem {
    fn of_body(text: String, status: StatusCode) -> Self {
        match status {
            StatusCode::UNSUPPORTED_MEDIA_TYPE => Self::new(
                status,
                "unsupported-media-type",
                "send a form (application/x-www-form-urlencoded) or JSON (application/json)",
            ),
            StatusCode::PAYLOAD_TOO_LARGE => {
                Self::new(status, "too-large", "the request is too large")
            }
            // 422 is for refused links. This request contains no link.
            _ => Self::new(StatusCode::BAD_REQUEST, "bad-request", text),
        }
    }
}

fn is_form(content_type: &str) -> bool {
    let essence = content_type.split(';').next().unwrap_or_default();
    essence.trim().eq_ignore_ascii_case(FORM)
}

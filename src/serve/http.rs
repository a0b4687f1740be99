//! Requests and what they are answered.

use std::convert::Infallible;
use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use axum::extract::Request;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use serde::Serialize;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio_stream::StreamExt;
use tokio_stream::wrappers::WatchStream;

use super::overlay::{self, Overlay};
use super::state::State;
use super::{kinds, pages};
use crate::escape::encoded;

const LIVE: &str = include_str!("live.js");
/// Where a page hears of changes.
const EVENTS: &str = "/.xueshi/events";
/// After how long a browser that lost the server looks for it again, in milliseconds.
const AGAIN: Duration = Duration::from_millis(700);

/// Answers requests until the runtime ends.
pub(super) async fn serve(listener: TcpListener, state: Arc<State>) {
    let free = Arc::new(Semaphore::new(state.limits.connections));
    while let Ok(place) = Arc::clone(&free).acquire_owned().await {
        match listener.accept().await {
            Ok((stream, peer)) => drop(tokio::spawn(connection(stream, peer.ip(), Arc::clone(&state), place))),
            // The system has no room for another one now.
            Err(_) => tokio::time::sleep(AGAIN).await,
        }
    }
}

/// Answers what one connection asks, which holds a place among all as long as it lasts.
async fn connection(stream: TcpStream, peer: IpAddr, state: Arc<State>, place: OwnedSemaphorePermit) {
    let patience = state.limits.patience;
    let answered = service_fn(move |request: hyper::Request<Incoming>| {
        let state = Arc::clone(&state);
        async move { Ok::<_, Infallible>(answer(state, peer, request.map(Body::new)).await) }
    });
    let mut served = http1::Builder::new();
    served.timer(TokioTimer::new()).header_read_timeout(patience);
    // What becomes of a single connection is its own.
    let _ = served.serve_connection(TokioIo::new(stream), answered).await;
    drop(place);
}

async fn answer(state: Arc<State>, peer: IpAddr, request: Request) -> Response {
    let mut response = if is_foreign(&state, request.headers(), request.uri()) {
        (StatusCode::FORBIDDEN, state.locale.get("serve-foreign-host")).into_response()
    } else if !matches!(*request.method(), Method::GET | Method::HEAD) {
        (StatusCode::METHOD_NOT_ALLOWED, [(header::ALLOW, "GET, HEAD")]).into_response()
    } else {
        match request.uri().path() {
            EVENTS => events(state, peer, request.uri()),
            pages::SCRIPT => with_kind(StatusCode::OK, kinds::of(pages::SCRIPT), LIVE.into()),
            path => {
                let path = path.to_owned();
                // A document may take seconds to make.
                let made = tokio::task::spawn_blocking(move || file(&state, peer, &path)).await;
                made.unwrap_or_else(|_| StatusCode::INTERNAL_SERVER_ERROR.into_response())
            }
        }
    };
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    // A page of somewhere else can't take in a file of the office either.
    headers.insert("cross-origin-resource-policy", HeaderValue::from_static("same-origin"));
    response
}

/// Whether a request was meant for another server.
fn is_foreign(state: &State, headers: &HeaderMap, uri: &Uri) -> bool {
    let named = headers.get(header::HOST).and_then(|host| host.to_str().ok());
    let known = |host: &str| state.hosts.know(host);
    !named.is_some_and(known) || !uri.host().is_none_or(known)
}

/// A file of the site, a folder's first page, or the page that says that there is none.
fn file(state: &State, peer: IpAddr, requested: &str) -> Response {
    let Some(path) = pages::path(requested) else { return StatusCode::BAD_REQUEST.into_response() };
    if state.current().good.is_none() {
        let page = overlay::nothing_yet(&state.locale);
        return page_of(StatusCode::SERVICE_UNAVAILABLE, page.as_bytes(), "none");
    }
    match state.open(&path) {
        Some(Ok(bytes)) if is_page(&path) => page_of(StatusCode::OK, &bytes, &pages::seen_of(state, &path, &bytes)),
        Some(Ok(bytes)) => with_kind(StatusCode::OK, kinds::of(&path), bytes.to_vec().into()),
        Some(Err(reason)) => {
            let page = overlay::not_made(&state.locale, Some(reason.as_str()).filter(|_| state.tells_all(peer)));
            page_of(StatusCode::INTERNAL_SERVER_ERROR, page.as_bytes(), "none")
        }
        None if state.open(&format!("{path}/index.html")).is_some() => {
            // A path of two slashes would lead to a host of that name.
            let to = HeaderValue::from_str(&format!("/{}/", encoded(path.trim_start_matches('/'))));
            let to = to.unwrap_or_else(|_| HeaderValue::from_static("/"));
            (StatusCode::TEMPORARY_REDIRECT, [(header::LOCATION, to)]).into_response()
        }
        None => match state.open("404.html") {
            Some(Ok(page)) => {
                page_of(StatusCode::NOT_FOUND, &pages::from_top(&page, state.published_below().as_deref()), "none")
            }
            _ => page_of(StatusCode::NOT_FOUND, overlay::not_found(&state.locale, &path).as_bytes(), "none"),
        },
    }
}

fn is_page(path: &str) -> bool {
    kinds::of(path).starts_with("text/html")
}

fn page_of(status: StatusCode, html: &[u8], seen: &str) -> Response {
    with_kind(status, kinds::of("page.html"), pages::with_script(html, seen).into())
}

fn with_kind(status: StatusCode, kind: &'static str, body: Body) -> Response {
    (status, [(header::CONTENT_TYPE, kind)], body).into_response()
}

/// What a page is told: whether it is still as the browser has it, and what lies over it.
#[derive(Serialize)]
struct Told {
    seen: String,
    #[serde(flatten)]
    overlay: Overlay,
}

/// Tells a page of every site that is made, beginning with the one that is there.
fn events(state: Arc<State>, peer: IpAddr, uri: &Uri) -> Response {
    let Ok(place) = Arc::clone(&state.streams).try_acquire_owned() else {
        return StatusCode::SERVICE_UNAVAILABLE.into_response();
    };
    let page = uri.query().and_then(|query| query.strip_prefix("page=")).unwrap_or_default();
    // The path was encoded by the browser, and once more as a part of the query.
    let page = pages::path(page).and_then(|once| pages::path(&once)).unwrap_or_default();
    let told = WatchStream::new(state.listen()).map(move |_| {
        // The place is held as long as the stream.
        let _held = &place;
        Ok::<_, Infallible>(Event::default().event("state").retry(AGAIN).data(told(&state, peer, &page)))
    });
    Sse::new(told).keep_alive(KeepAlive::default()).into_response()
}

/// What a page is told that somebody at `peer` looks at, as JSON.
pub(super) fn told(state: &State, peer: IpAddr, page: &str) -> String {
    let overlay = overlay::overlay(&state.current(), &state.locale, state.tells_all(peer));
    serde_json::to_string(&Told { seen: pages::seen(state, page), overlay }).unwrap_or_default()
}

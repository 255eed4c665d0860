//! The routes of the back-end, and who is asking.

use super::account::Account;
use super::entities::Entities;
use super::log::{Entry, Log};
use super::refusal::Refusal;
use super::site::Site;
use super::store::{Record, Seed, Store};
use super::{reads, writes};
use crate::packed::packed;
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, FromRequestParts, Query, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, patch, post};
use axum::{Json, Router};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Bytes a request's body may have.
const LARGEST_BODY: usize = 256 * 1024;

/// Everything the routes share.
#[derive(Debug)]
pub(super) struct App {
    pub(super) id: String,
    pub(super) accounts: Vec<Account>,
    /// What people changed about themselves, by the account's key.
    profiles: Mutex<BTreeMap<String, Record>>,
    store: Mutex<Store>,
    pub(super) log: Log,
    pub(super) site: Site,
    /// Whether browsers may keep the price list, which is the same for everybody, and ask whether it is still right.
    pub(super) keeps_prices: bool,
}

impl App {
    pub(super) fn new(seed: Seed, planted: &BTreeSet<String>, site: Site) -> anyhow::Result<Self> {
        let accounts: Vec<_> = seed.accounts.into_iter().map(Account::with_token).collect();
        let profiles = accounts
            .iter()
            .map(|account| (account.key.clone(), account.user()));
        Ok(Self {
            id: seed.app_id,
            profiles: Mutex::new(profiles.collect()),
            accounts,
            store: Mutex::new(Store::new(Entities::new(planted)?, seed.entities)),
            log: Log::default(),
            site,
            keeps_prices: !planted.contains("price-list-is-never-kept"),
        })
    }

    pub(super) fn store(&self) -> MutexGuard<'_, Store> {
        self.store.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn bearer(&self, headers: &HeaderMap) -> Bearer {
        let Some(value) = headers.get(header::AUTHORIZATION) else {
            return Bearer::Nobody;
        };
        let token = value
            .to_str()
            .ok()
            .and_then(|value| value.strip_prefix("Bearer "));
        let account = self
            .accounts
            .iter()
            .find(|account| Some(account.token.as_str()) == token);
        account.map_or(Bearer::Stranger, |account| Bearer::Known(account.clone()))
    }
}

enum Bearer {
    Nobody,
    /// A token that is nobody's, or has expired.
    Stranger,
    Known(Account),
}

pub(super) type Shared = State<Arc<App>>;

/// Who asks: `None` without a token. A token that is nobody's is refused, as is another app's id.
#[derive(Debug)]
pub(super) struct Person(pub(super) Option<Account>);

impl Person {
    pub(super) fn as_ref(&self) -> Option<&Account> {
        self.0.as_ref()
    }
}

impl FromRequestParts<Arc<App>> for Person {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self, Refusal> {
        if parts.uri.path().split('/').nth(3) != Some(app.id.as_str()) {
            return Err(Refusal::not_found("App not found"));
        }
        match app.bearer(&parts.headers) {
            Bearer::Nobody => Ok(Self(None)),
            Bearer::Stranger => Err(Refusal::unauthorized("Invalid or expired token")),
            Bearer::Known(account) => Ok(Self(Some(account))),
        }
    }
}

/// The JSON of a request's body, whatever its content type says.
pub(super) fn body<T: DeserializeOwned>(bytes: &Bytes) -> Result<T, Refusal> {
    serde_json::from_slice(bytes)
        .map_err(|error| Refusal::unprocessable(format!("The body can't be read: {error}")))
}

/// All routes: the back-end below `/api`, the app everywhere else.
pub(super) fn router(app: Arc<App>) -> Router {
    let entity = |rest: &str| format!("/api/apps/{{app}}/entities/{{entity}}{rest}");
    Router::new()
        .route(
            &entity(""),
            get(reads::list)
                .post(writes::create)
                .delete(writes::delete_many),
        )
        .route(&entity("/v2/list"), get(reads::page))
        .route(&entity("/count"), get(reads::count))
        .route(&entity("/aggregate"), post(reads::aggregate))
        .route(
            &entity("/bulk"),
            post(writes::bulk_create).put(writes::bulk_update),
        )
        .route(&entity("/update-many"), patch(writes::update_many))
        .route(&entity("/upsert"), post(writes::upsert))
        .route(&entity("/import"), post(writes::import))
        .route(
            &entity("/{id}"),
            get(reads::one).put(writes::update).delete(writes::delete),
        )
        .route("/api/apps/{app}/entities/User/me", get(me).put(update_me))
        .route("/api/apps/{app}/entities/User", get(users))
        .route("/api/apps/{app}/auth/login", post(login))
        .route("/api/apps/{app}/analytics/track/batch", post(track))
        .route("/api/apps/auth/logout", get(logout))
        .route(
            "/api/apps/public/prod/public-settings/by-id/{app}",
            get(settings),
        )
        .method_not_allowed_fallback(|| async { StatusCode::METHOD_NOT_ALLOWED })
        .fallback(elsewhere)
        .layer(DefaultBodyLimit::max(LARGEST_BODY))
        .layer(middleware::from_fn_with_state(app.clone(), record))
        .layer(middleware::from_fn(packed))
        .with_state(app)
}

async fn elsewhere(State(app): Shared, method: Method, uri: Uri, headers: HeaderMap) -> Response {
    if uri.path().starts_with("/api/") {
        return Refusal::not_found("Not Found").into_response();
    }
    app.site.answer(&method, uri.path(), &headers)
}

/// Writes every request for the back-end down; nothing it answers is used again without asking.
async fn record(State(app): Shared, request: Request, next: Next) -> Response {
    if !request.uri().path().starts_with("/api/") {
        return next.run(request).await;
    }
    let method = request.method().to_string();
    let path = request
        .uri()
        .path_and_query()
        .map_or_else(String::new, ToString::to_string);
    let session = match app.bearer(request.headers()) {
        Bearer::Known(account) => Some(account.key),
        Bearer::Nobody | Bearer::Stranger => None,
    };
    let mut response = next.run(request).await;
    app.log.add(Entry {
        method,
        path,
        session,
        status: response.status().as_u16(),
    });
    response
        .headers_mut()
        .entry(header::CACHE_CONTROL)
        .or_insert(HeaderValue::from_static("no-store"));
    response
}

#[derive(Deserialize)]
struct Credentials {
    email: String,
    password: String,
}

/// Signing in; a token of an earlier session is no hindrance.
async fn login(State(app): Shared, bytes: Bytes) -> Result<Json<Value>, Refusal> {
    let Credentials { email, password } = body(&bytes)?;
    let known = |account: &&Account| {
        account.email.eq_ignore_ascii_case(email.trim()) && account.password == password
    };
    let account = app
        .accounts
        .iter()
        .find(known)
        .ok_or_else(|| Refusal::unauthorized("Invalid email or password"))?;
    Ok(Json(
        json!({ "access_token": account.token, "user": account.user() }),
    ))
}

/// Signing out ends on a page of ours, whatever `from_url` says.
async fn logout(Query(parameters): Query<HashMap<String, String>>) -> Redirect {
    let uri = parameters
        .get("from_url")
        .and_then(|url| url.parse::<Uri>().ok());
    let path = uri.as_ref().map_or("/", Uri::path);
    Redirect::to(if path.starts_with('/') && !path.starts_with("//") {
        path
    } else {
        "/"
    })
}

async fn me(State(app): Shared, person: Person) -> Result<Json<Value>, Refusal> {
    let account = person.0.ok_or_else(signed_out)?;
    let profiles = app.profiles.lock().unwrap_or_else(PoisonError::into_inner);
    Ok(Json(json!(profiles.get(&account.key))))
}

async fn update_me(
    State(app): Shared,
    person: Person,
    bytes: Bytes,
) -> Result<Json<Value>, Refusal> {
    let account = person.0.ok_or_else(signed_out)?;
    let data: Record = body(&bytes)?;
    let mut profiles = app.profiles.lock().unwrap_or_else(PoisonError::into_inner);
    let profile = profiles.entry(account.key).or_default();
    profile.extend(data.into_iter().filter(|(name, _)| {
        !matches!(
            name.as_str(),
            "id" | "email" | "role" | "created_date" | "updated_date"
        )
    }));
    Ok(Json(json!(profile)))
}

async fn users(person: Person) -> Refusal {
    if person.0.is_some() {
        Refusal::forbidden("Only admins may list users")
    } else {
        signed_out()
    }
}

fn signed_out() -> Refusal {
    Refusal::unauthorized("Authentication required to view users")
}

async fn track() -> Json<Value> {
    Json(json!({ "success": true }))
}

async fn settings(State(app): Shared) -> Json<Value> {
    Json(json!({ "id": app.id, "name": "Clientele", "public_settings": "public_without_login" }))
}

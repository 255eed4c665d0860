//! A server on a free loopback port, for the demo app and the tests.

use anyhow::{Context, Result};
use axum::Router;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::thread::{JoinHandle, spawn};
use tokio::runtime::Builder;
use tokio::sync::oneshot;

/// A server that runs until it is dropped.
pub struct Server {
    address: SocketAddr,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Server {
    /// Serves on a port the system chooses, for this machine alone.
    ///
    /// # Errors
    /// There is no port, or no thread, to be had.
    pub fn start(router: Router) -> Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).context("no free port")?;
        let address = listener.local_addr()?;
        listener.set_nonblocking(true)?;
        let runtime = Builder::new_current_thread().enable_all().build()?;
        let (stop, stopped) = oneshot::channel();
        let thread = spawn(move || {
            runtime.block_on(async {
                let Ok(listener) = tokio::net::TcpListener::from_std(listener) else {
                    return;
                };
                let serving = tokio::spawn(async { axum::serve(listener, router).await });
                let _ = stopped.await;
                serving.abort();
            });
            // Connections that are kept open must not keep us.
            runtime.shutdown_background();
        });
        Ok(Self {
            address,
            stop: Some(stop),
            thread: Some(thread),
        })
    }

    /// `http://127.0.0.1:PORT`.
    #[must_use]
    pub fn origin(&self) -> String {
        format!("http://{}", self.address)
    }

    /// `http://NAME.localhost:PORT`: another origin that reaches the same server, without asking anybody's DNS.
    #[must_use]
    pub fn origin_of(&self, name: &str) -> String {
        format!("http://{name}.localhost:{}", self.address.port())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stop.take();
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

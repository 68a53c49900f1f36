//! The program as a child process, and its client.

use std::{
    io::{BufRead, BufReader, Read},
    path::{Path, PathBuf},
    process::{Child, ChildStdout, Command, ExitStatus, Stdio},
    thread::{self, JoinHandle},
    time::{Duration, Instant},
};

use serde_json::Value;
use sqlx::{ConnectOptions, Connection, sqlite::SqliteConnectOptions};
use tempfile::TempDir;
use ureq::{Agent, Body, http::Response};

/// The time limit for a response of the program.
pub(crate) const DEADLINE: Duration = Duration::from_secs(30);

/// A temporary directory for a database, which is deleted after the test.
pub(crate) struct Place {
    dir: TempDir,
}

impl Place {
    pub(crate) fn new() -> Self {
        Self {
            dir: tempfile::tempdir().unwrap(),
        }
    }

    pub(crate) fn path(&self) -> &Path {
        self.dir.path()
    }

    pub(crate) fn database(&self) -> PathBuf {
        self.path().join("links.db")
    }

    /// Starts the program with this database, on any free port.
    pub(crate) fn start(&self) -> Running {
        self.start_with(&[])
    }

    pub(crate) fn start_with(&self, args: &[&str]) -> Running {
        Running::start(self.command().args(args))
    }

    /// Starts the program, and closes its output streams after it has printed its address.
    pub(crate) fn start_unheard(&self) -> Running {
        Running::start_unheard(&mut self.command())
    }

    /// Creates the database, without the program.
    pub(crate) fn create(&self, statement: &'static str) {
        std::fs::File::create(self.database()).unwrap();
        self.execute(statement);
    }

    /// Changes the database directly, without the program.
    pub(crate) fn execute(&self, statement: &'static str) {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .build()
            .unwrap();
        runtime.block_on(async {
            let options = SqliteConnectOptions::new().filename(self.database());
            let mut connection = options.connect().await.unwrap();
            sqlx::query(statement)
                .execute(&mut connection)
                .await
                .unwrap();
            connection.close().await.unwrap();
        });
    }

    pub(crate) fn command(&self) -> Command {
        let mut command = command();
        command.arg("--database").arg(self.database());
        command.args(["--port", "0"]);
        command
    }
}

/// Returns the command of the program, with none of its environment variables but a free port.
pub(crate) fn command() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_shortener"));
    for name in ["HOST", "PORT", "DATABASE", "BASE_URL", "LOG"] {
        command.env_remove(format!("SHORTENER_{name}"));
    }
    // Another process may use the default port.
    command.env("SHORTENER_PORT", "0");
    command
}

/// A running program. It is killed if the test fails.
pub(crate) struct Running {
    child: Child,
    out: Option<BufReader<ChildStdout>>,
    log: Option<JoinHandle<String>>,
    address: String,
}

impl Running {
    /// Starts the program, and waits until it prints its address.
    pub(crate) fn start(command: &mut Command) -> Self {
        let mut running = Self::spawn(command);
        // A separate thread reads the log, so the program never blocks on it.
        let mut log = running.child.stderr.take().unwrap();
        running.log = Some(thread::spawn(move || read_all(&mut log)));
        running
    }

    /// Starts the program, and closes its output streams after it has printed its address.
    pub(crate) fn start_unheard(command: &mut Command) -> Self {
        let mut running = Self::spawn(command);
        drop(running.child.stderr.take());
        running.out = None;
        running
    }

    fn spawn(command: &mut Command) -> Self {
        let command = command.stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let mut out = BufReader::new(child.stdout.take().unwrap());
        let mut line = String::new();
        out.read_line(&mut line).unwrap();
        let Some(address) = line.trim_end().strip_prefix("listening on ") else {
            child.kill().unwrap();
            panic!("{line:?}: {}", read_all(child.stderr.as_mut().unwrap()));
        };
        Self {
            address: address.to_owned(),
            child,
            out: Some(out),
            log: None,
        }
    }

    /// `http://127.0.0.1:PORT`
    pub(crate) fn address(&self) -> &str {
        &self.address
    }

    /// `127.0.0.1:PORT`
    pub(crate) fn socket_address(&self) -> &str {
        self.address.strip_prefix("http://").unwrap()
    }

    pub(crate) fn url(&self, path: &str) -> String {
        format!("{}{path}", self.address)
    }

    pub(crate) fn get(&self, path: &str) -> Response<Body> {
        agent().get(self.url(path)).call().unwrap()
    }

    pub(crate) fn delete(&self, path: &str) -> Response<Body> {
        agent().delete(self.url(path)).call().unwrap()
    }

    pub(crate) fn post_json(&self, body: &Value) -> Response<Body> {
        agent().post(self.url("/links")).send_json(body).unwrap()
    }

    pub(crate) fn post_form(&self, fields: &[(&str, &str)]) -> Response<Body> {
        let request = agent().post(self.url("/links"));
        request.send_form(fields.iter().copied()).unwrap()
    }

    /// Waits until so many clicks of a link are counted. The service counts them in batches, one a second.
    pub(crate) fn wait_for_clicks(&self, code: &str, expected: u64) {
        let began = Instant::now();
        while self.clicks(code) != expected {
            assert!(
                began.elapsed() < DEADLINE,
                "there are {}",
                self.clicks(code)
            );
            thread::sleep(Duration::from_millis(50));
        }
    }

    /// Returns how many clicks of a link are counted.
    pub(crate) fn clicks(&self, code: &str) -> u64 {
        let link = json_of(self.get(&format!("/links/{code}")));
        link["clicks"].as_u64().unwrap()
    }

    /// Sends a signal, by its name.
    pub(crate) fn signal(&self, name: &str) {
        let pid = self.child.id().to_string();
        let kill = Command::new("kill").args(["-s", name, &pid]).status();
        assert!(kill.unwrap().success());
    }

    /// Waits for the end of the program.
    pub(crate) fn end(mut self) -> End {
        // The output ends when the program ends.
        let out = self.out.take().map(|mut out| read_all(&mut out));
        let log = self.log.take().map(|log| log.join().unwrap());
        End {
            status: self.child.wait().unwrap(),
            out: out.unwrap_or_default(),
            log: log.unwrap_or_default(),
        }
    }

    /// Stops the program as ctrl-c does, and asserts that it stops cleanly.
    #[track_caller]
    pub(crate) fn stop(self) -> End {
        self.signal("INT");
        let end = self.end();
        assert_eq!(end.status.code(), Some(0), "{}", end.log);
        end
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.child.kill().unwrap_or_default();
        self.child.wait().ok();
    }
}

/// The result of a program that has ended.
pub(crate) struct End {
    pub(crate) status: ExitStatus,
    /// The standard output after the first line.
    pub(crate) out: String,
    pub(crate) log: String,
}

/// Returns a client that follows no redirects, and treats no status as an error.
pub(crate) fn agent() -> Agent {
    Agent::config_builder()
        .max_redirects(0)
        .http_status_as_error(false)
        .timeout_global(Some(DEADLINE))
        .build()
        .into()
}

pub(crate) fn json_of(mut response: Response<Body>) -> Value {
    response.body_mut().read_json().unwrap()
}

pub(crate) fn text_of(mut response: Response<Body>) -> String {
    response.body_mut().read_to_string().unwrap()
}

#[track_caller]
pub(crate) fn header<'r>(response: &'r Response<Body>, name: &str) -> &'r str {
    response.headers()[name].to_str().unwrap()
}

fn read_all(from: &mut impl Read) -> String {
    let mut text = String::new();
    from.read_to_string(&mut text).unwrap();
    text
}

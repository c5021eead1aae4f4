//! The program that shows the page to a browser in tests: what it gives, and to whom.

#![expect(
    clippy::unwrap_used,
    reason = "a test says with it that it expects success"
)]

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use smc_tests::folder::Folder;

/// The program on a page and a data file, ended when the test is.
struct Served {
    child: Child,
    host: String,
}

impl Served {
    fn start(folder: &Path, page: &Path) -> Served {
        let mut child = Command::new(env!("CARGO_BIN_EXE_page-host"))
            .args(["--today", "2026-11-16T08:00:00", "--page"])
            .arg(page)
            .arg("--data")
            .arg(folder.join("số liệu.db"))
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap())
            .read_line(&mut line)
            .unwrap();
        let host = line
            .trim_end()
            .strip_prefix("http://")
            .and_then(|l| l.strip_suffix('/'));
        Served {
            host: host.unwrap().to_owned(),
            child,
        }
    }

    /// Sends a whole request and reads until the host closes the connection.
    fn ask(&self, request: &str) -> String {
        let mut stream = TcpStream::connect(&self.host).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        let mut reply = Vec::new();
        stream.read_to_end(&mut reply).unwrap();
        String::from_utf8_lossy(&reply).into_owned()
    }

    fn get(&self, target: &str) -> String {
        self.ask(&format!(
            "GET {target} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n",
            self.host
        ))
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn the_host_gives_the_page_and_the_door_and_nothing_else() {
    let folder = Folder::new();
    let page = folder.join("trang");
    fs::create_dir_all(page.join("assets")).unwrap();
    fs::write(page.join("index.html"), "<h1>Sổ</h1>").unwrap();
    fs::write(page.join("assets/a.js"), "1").unwrap();
    fs::write(folder.join("bí mật"), "secret").unwrap();
    let served = Served::start(&folder, &page);
    assert!(served.host.starts_with("127.0.0.1:"));

    let index = served.get("/?x=1");
    assert!(
        index.starts_with("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"),
        "{index}"
    );
    assert!(index.ends_with("\r\n\r\n<h1>Sổ</h1>"), "{index}");
    assert!(
        served
            .get("/assets/a.js")
            .contains("Content-Type: text/javascript")
    );
    for target in [
        "/no",
        "/../b%C3%AD%20m%E1%BA%ADt",
        "/%2e%2e/b%C3%AD%20m%E1%BA%ADt",
        "//etc/passwd",
        "*",
    ] {
        assert!(served.get(target).starts_with("HTTP/1.1 404"), "{target}");
    }

    let host = &served.host;
    let post = |body: &str, more: &str| {
        let length = body.len();
        format!(
            "POST /call HTTP/1.1\r\nHost: {host}\r\n{more}Content-Length: {length}\r\n\r\n{body}"
        )
    };
    // Two requests over one connection.
    let both = post("{\"cmd\":\"state\"}", "") + &post("{", "Connection: close\r\n");
    let replies = served.ask(&both);
    assert_eq!(replies.matches("HTTP/1.1 200 OK").count(), 2, "{replies}");
    assert!(
        replies.contains("\"today\":\"2026-11-16\"") && replies.contains("\"code\":\"invalid\"")
    );

    let foreign = post("{\"cmd\":\"state\"}", "Origin: http://example.com\r\n");
    assert!(served.ask(&foreign).starts_with("HTTP/1.1 403"));
    let rebound = post("{\"cmd\":\"state\"}", "").replace(host.as_str(), "example.com");
    assert!(served.ask(&rebound).starts_with("HTTP/1.1 403"));
    let huge =
        format!("POST /call HTTP/1.1\r\nHost: {host}\r\nContent-Length: 99999999999\r\n\r\n");
    assert!(served.ask(&huge).starts_with("HTTP/1.1 413"));
    assert!(served.ask("nonsense\r\n\r\n").starts_with("HTTP/1.1 400"));
    let put = format!("PUT / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
    assert!(served.ask(&put).starts_with("HTTP/1.1 405"));
}

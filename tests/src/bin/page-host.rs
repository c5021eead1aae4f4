//! The page in a browser against the real core, for tests: a small HTTP/1.1 server on 127.0.0.1 that serves
//! one folder and takes the door's commands at POST /call. `ui/tests/harness.mjs` starts it:
//! `page-host --page FOLDER --data FILE [--port NUMBER] [--today 2026-11-16T08:00:00]`.

use std::collections::BTreeMap;
use std::error::Error;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use chrono::NaiveDateTime;
use smc_core::api::{App, Clock, Options};
use smc_print::Typst;

/// The largest body taken: more than any paste.
const LARGEST_BODY: usize = 32 << 20;
/// The longest request line and headers together.
const LARGEST_HEAD: u64 = 64 << 10;
/// A silent connection is given up after this long.
const PATIENCE: Duration = Duration::from_secs(120);

struct Host {
    app: App,
    page: PathBuf,
    port: u16,
}

fn main() -> ExitCode {
    match serve() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("page-host: {error}");
            ExitCode::from(2)
        }
    }
}

/// Serves until the process is ended; the first line printed is the address.
fn serve() -> Result<(), Box<dyn Error>> {
    let mut words = std::env::args().skip(1);
    let mut given = BTreeMap::new();
    while let Some(name) = words.next() {
        let value = words.next().ok_or_else(|| format!("{name} what?"))?;
        given.insert(name, value);
    }
    let wanted = |name: &str| given.get(name).ok_or_else(|| format!("{name} is missing"));
    let page = Path::new(wanted("--page")?).canonicalize()?;
    let data = Some(PathBuf::from(wanted("--data")?));
    let clock = match given.get("--today") {
        Some(moment) => Clock::fixed(moment.parse::<NaiveDateTime>()?),
        None => Clock::system(),
    };
    let port = given.get("--port").map_or(Ok(0), |port| port.parse())?;
    let press = Some(Arc::new(Typst::new()) as _);
    let app = App::new(Options { press, data, clock });

    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
    let port = listener.local_addr()?.port();
    println!("http://127.0.0.1:{port}/");
    let host = Arc::new(Host { app, page, port });
    for stream in listener.incoming() {
        let Ok(stream) = stream else { continue };
        let host = Arc::clone(&host);
        // A browser that goes away in the middle is its own business.
        thread::spawn(move || host.talk(stream));
    }
    Ok(())
}

struct Request {
    method: String,
    target: String,
    keep_alive: bool,
    body: Vec<u8>,
}

struct Reply {
    status: &'static str,
    kind: &'static str,
    body: Vec<u8>,
}

impl Reply {
    fn plain(status: &'static str) -> Reply {
        Reply {
            status,
            kind: "text/plain; charset=utf-8",
            body: status.into(),
        }
    }
}

/// A request, or the refusal after which the connection is closed; none at its end.
type Heard = Result<Option<Request>, Reply>;

impl Host {
    fn talk(&self, stream: TcpStream) -> io::Result<()> {
        stream.set_read_timeout(Some(PATIENCE))?;
        stream.set_nodelay(true)?;
        let mut reader = BufReader::new(stream.try_clone()?);
        let mut writer = stream;
        loop {
            match self.hear(&mut reader)? {
                Ok(None) => return Ok(()),
                Ok(Some(request)) => {
                    let reply = self.answer(&request);
                    let silent = request.method == "HEAD";
                    send(&mut writer, &reply, request.keep_alive, silent)?;
                    if !request.keep_alive {
                        return Ok(());
                    }
                }
                Err(refusal) => return send(&mut writer, &refusal, false, false),
            }
        }
    }

    fn hear(&self, reader: &mut impl BufRead) -> io::Result<Heard> {
        let mut head = reader.by_ref().take(LARGEST_HEAD);
        let mut line = String::new();
        if head.read_line(&mut line)? == 0 {
            return Ok(Ok(None));
        }
        let mut words = line.split_ascii_whitespace().map(str::to_owned);
        let (Some(method), Some(target), Some(version)) =
            (words.next(), words.next(), words.next())
        else {
            return Ok(Err(Reply::plain("400 Bad Request")));
        };
        let mut length = 0;
        let mut keep_alive = version == "HTTP/1.1";
        loop {
            line.clear();
            if head.read_line(&mut line)? == 0 {
                return Ok(Err(Reply::plain("431 Request Header Fields Too Large")));
            }
            let header = line.trim_end();
            if header.is_empty() {
                break;
            }
            let Some((name, value)) = header.split_once(':') else {
                return Ok(Err(Reply::plain("400 Bad Request")));
            };
            let value = value.trim();
            match name.to_ascii_lowercase().as_str() {
                "content-length" => match value.parse::<usize>() {
                    Ok(bytes) if bytes <= LARGEST_BODY => length = bytes,
                    Ok(_) => return Ok(Err(Reply::plain("413 Content Too Large"))),
                    Err(_) => return Ok(Err(Reply::plain("400 Bad Request"))),
                },
                "transfer-encoding" => return Ok(Err(Reply::plain("501 Not Implemented"))),
                "connection" if value.eq_ignore_ascii_case("close") => keep_alive = false,
                // Pages of other sites reach 127.0.0.1 too; only our own may speak here.
                "host" if !self.is_own(value) => {
                    return Ok(Err(Reply::plain("403 Forbidden")));
                }
                "origin"
                    if !value
                        .strip_prefix("http://")
                        .is_some_and(|v| self.is_own(v)) =>
                {
                    return Ok(Err(Reply::plain("403 Forbidden")));
                }
                _ => {}
            }
        }
        let mut body = vec![0; length];
        reader.read_exact(&mut body)?;
        Ok(Ok(Some(Request {
            method,
            target,
            keep_alive,
            body,
        })))
    }

    fn is_own(&self, host: &str) -> bool {
        let port = self.port;
        host == format!("127.0.0.1:{port}") || host == format!("localhost:{port}")
    }

    fn answer(&self, request: &Request) -> Reply {
        let path = request.target.split(['?', '#']).next().unwrap_or_default();
        match (request.method.as_str(), path) {
            ("POST", "/call") => match std::str::from_utf8(&request.body) {
                Ok(command) => Reply {
                    status: "200 OK",
                    kind: "application/json",
                    body: self.app.run_json(command).into_bytes(),
                },
                Err(_) => Reply::plain("400 Bad Request"),
            },
            ("GET" | "HEAD", _) => self.file(path),
            _ => Reply::plain("405 Method Not Allowed"),
        }
    }

    /// A file of the page's folder, and of no other.
    fn file(&self, path: &str) -> Reply {
        let found = wanted(path)
            .map(|wanted| self.page.join(wanted))
            .map(|file| match file.is_dir() {
                true => file.join("index.html"),
                false => file,
            })
            // Links inside the folder may lead out of it.
            .and_then(|file| file.canonicalize().ok())
            .filter(|file| file.starts_with(&self.page) && file.is_file())
            .and_then(|file| Some((kind(&file), std::fs::read(&file).ok()?)));
        match found {
            Some((kind, body)) => Reply {
                status: "200 OK",
                kind,
                body,
            },
            None => Reply::plain("404 Not Found"),
        }
    }
}

fn send(writer: &mut impl Write, reply: &Reply, keep_alive: bool, silent: bool) -> io::Result<()> {
    let connection = if keep_alive { "keep-alive" } else { "close" };
    let mut bytes = format!(
        "HTTP/1.1 {}\r\nContent-Type: {}\r\nContent-Length: {}\r\nCache-Control: no-store\r\n\
         X-Content-Type-Options: nosniff\r\nConnection: {connection}\r\n\r\n",
        reply.status,
        reply.kind,
        reply.body.len()
    )
    .into_bytes();
    if !silent {
        bytes.extend_from_slice(&reply.body);
    }
    writer.write_all(&bytes)?;
    writer.flush()
}

/// The path inside the folder that an address names; none when it tries to leave it.
fn wanted(path: &str) -> Option<PathBuf> {
    let decoded = decoded(path.strip_prefix('/')?)?;
    let path = Path::new(&decoded);
    let plain = path
        .components()
        .all(|part| matches!(part, Component::Normal(_)));
    // A backslash or a colon means something else on Windows.
    (plain && !decoded.contains(['\\', ':', '\0'])).then(|| path.to_owned())
}

/// Text with its `%41` read.
fn decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'%' => {
                let mut digit = || (rest.next()? as char).to_digit(16);
                (digit()? * 16 + digit()?) as u8
            }
            byte => byte,
        });
    }
    String::from_utf8(bytes).ok()
}

fn kind(file: &Path) -> &'static str {
    let ending = file
        .extension()
        .map(|ending| ending.to_string_lossy().to_ascii_lowercase());
    match ending.as_deref() {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("json" | "map") => "application/json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("ico") => "image/x-icon",
        Some("woff2") => "font/woff2",
        Some("ttf") => "font/ttf",
        Some("txt" | "md") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_address_leads_out_of_the_folder() {
        for path in [
            "/../secret",
            "/a/../../secret",
            "/%2e%2e/secret",
            "/..%2fsecret",
            "//etc/passwd",
            "/%2fetc/passwd",
            "/a%5c..%5csecret",
            "/C:/secret",
            "/%zz",
            "/%f",
            "/%00",
            "/%ff",
            "secret",
            "",
        ] {
            assert_eq!(wanted(path), None, "{path}");
        }
        assert_eq!(wanted("/"), Some(PathBuf::new()));
        assert_eq!(wanted("/assets/a.js"), Some(PathBuf::from("assets/a.js")));
        assert_eq!(wanted("/%C4%91"), Some(PathBuf::from("đ")));
    }

    #[test]
    fn files_say_what_they_are() {
        for (file, expected) in [
            ("index.html", "text/html; charset=utf-8"),
            ("a.JS", "text/javascript; charset=utf-8"),
            ("a.css", "text/css; charset=utf-8"),
            ("a", "application/octet-stream"),
        ] {
            assert_eq!(kind(Path::new(file)), expected);
        }
    }
}

//! The promises.

use crate::answer::{Answer, Host};

/// A promise, how to find out whether it is kept, and what mends it.
pub(crate) struct Promise {
    pub says: &'static str,
    /// What the host does instead.
    pub fault: fn(&Host) -> Result<(), String>,
    pub remedy: &'static str,
}

/// All promises, the most important ones first.
pub(crate) fn promises() -> Vec<Promise> {
    vec![
        Promise {
            says: "Pages have short addresses",
            fault: pages_without_extension,
            remedy: "Answer /guests with guests.html. nginx: try_files $uri $uri.html =404; \
                     Caddy: try_files {path} {path}.html",
        },
        Promise {
            says: "Addresses that are newer than the build get 404.html, with the status 404",
            fault: fallback,
            remedy: "nginx: error_page 404 /404.html; Caddy: handle_errors { rewrite * /404.html }",
        },
        Promise {
            says: "Files have their media types",
            fault: media_types,
            remedy: "Add the type that is missing. nginx: types { application/wasm wasm; }; \
                     Caddy: header @manifest Content-Type application/manifest+json",
        },
        Promise {
            says: "Pages and programs are compressed",
            fault: compression,
            remedy: "Send the .br and .gz files of the build. nginx: gzip_static on; \
                     Caddy: file_server { precompressed br gzip }",
        },
        Promise {
            says: "Files whose names change with their content are cached for ever",
            fault: immutable,
            remedy: "Cache-Control: public, max-age=31536000, immutable – see _headers of the build",
        },
        Promise {
            says: "Pages, the feed and the service worker are revalidated",
            fault: revalidated,
            remedy: "Cache-Control: no-cache, with ETag or Last-Modified",
        },
        Promise {
            says: "What has not changed is not sent again",
            fault: conditional,
            remedy: "Send ETag or Last-Modified, and answer If-None-Match with 304",
        },
        Promise {
            says: "Parts of audio files can be asked for",
            fault: ranges,
            remedy: "Answer Range with 206 and Content-Range: a plain file server does. Turn off \
                     compression of audio",
        },
        Promise {
            says: "Other sites may not frame pages, except for the embedded player",
            fault: frames,
            remedy: "Content-Security-Policy: frame-ancestors 'self' everywhere, \
                     frame-ancestors * below /embed/; no X-Frame-Options there",
        },
        Promise {
            says: "Other sites may read what describes the player",
            fault: readers,
            remedy: "Access-Control-Allow-Origin: * for /embed/, /oembed/ and /feed.json",
        },
        Promise {
            says: "Types are not guessed",
            fault: nosniff,
            remedy: "X-Content-Type-Options: nosniff",
        },
    ]
}

fn expect(holds: bool, fault: impl FnOnce() -> String) -> Result<(), String> {
    if holds { Ok(()) } else { Err(fault()) }
}

fn ok(host: &Host, path: &str, headers: &[(&str, &str)]) -> Result<Answer, String> {
    let answer = host.get(path, headers)?;
    expect(answer.status == 200, || format!("{path} is answered with {}", answer.status))?;
    Ok(answer)
}

fn pages_without_extension(host: &Host) -> Result<(), String> {
    for path in ["/guests", "/about", host.episode.as_str()] {
        let page = ok(host, path, &[])?;
        expect(page.is_document(), || format!("{path} is another document"))?;
    }
    Ok(())
}

fn fallback(host: &Host) -> Result<(), String> {
    let path = "/episodes/an-episode-that-is-newer-than-the-build";
    let answer = host.get(path, &[])?;
    expect(answer.status == 404, || format!("{path} is answered with {}", answer.status))?;
    expect(answer.is_document(), || format!("{path} has a page of the host's own"))
}

fn media_types(host: &Host) -> Result<(), String> {
    let wasm = host.wasm();
    let expected: [(&str, &[&str]); 7] = [
        ("/", &["text/html"]),
        (&host.program, &["text/javascript", "application/javascript"]),
        (&wasm, &["application/wasm"]),
        ("/manifest.webmanifest", &["application/manifest+json", "application/json"]),
        ("/feed.xml", &["application/xml", "text/xml", "application/rss+xml"]),
        ("/feed.json", &["application/json", "application/feed+json"]),
        ("/icons/icon.svg", &["image/svg+xml"]),
    ];
    for (path, types) in expected {
        let found = ok(host, path, &[])?.header("content-type");
        let matches = types.iter().any(|expected| found.starts_with(expected));
        expect(matches, || format!("{path} has the type “{found}”"))?;
    }
    Ok(())
}

fn compression(host: &Host) -> Result<(), String> {
    for path in ["/", &host.program, &host.wasm()] {
        let answer = ok(host, path, &[("accept-encoding", "br, gzip")])?;
        let encoding = answer.header("content-encoding");
        expect(matches!(encoding.as_str(), "br" | "gzip"), || format!("{path} is sent as it is"))?;
    }
    Ok(())
}

fn immutable(host: &Host) -> Result<(), String> {
    for path in [&host.program, &host.wasm()] {
        let caching = ok(host, path, &[])?.header("cache-control");
        let long = caching.contains("immutable") || caching.contains("max-age=31536000");
        // A host that joins two rules sends both.
        expect(long && !caching.contains("no-cache"), || {
            format!("{path} has Cache-Control “{caching}”")
        })?;
    }
    Ok(())
}

fn revalidated(host: &Host) -> Result<(), String> {
    for path in ["/", "/sw.js", "/feed.xml", "/site.json", "/guests"] {
        let caching = ok(host, path, &[])?.header("cache-control");
        let fresh = ["no-cache", "max-age=0", "no-store"].iter().any(|it| caching.contains(it));
        // The feed may be some minutes old.
        let is_short = path == "/feed.xml" && max_age(&caching).is_some_and(|age| age <= 600);
        expect(fresh || is_short, || format!("{path} has Cache-Control “{caching}”"))?;
    }
    Ok(())
}

fn max_age(caching: &str) -> Option<u32> {
    let (_, rest) = caching.split_once("max-age=")?;
    rest.split(|c: char| !c.is_ascii_digit()).next()?.parse().ok()
}

fn conditional(host: &Host) -> Result<(), String> {
    let first = ok(host, "/site.json", &[])?;
    let (etag, date) = (first.header("etag"), first.header("last-modified"));
    let again = match (etag.is_empty(), date.is_empty()) {
        // Dates are compared byte by byte by some hosts, so they are sent as they came.
        (false, _) => host.get("/site.json", &[("if-none-match", &first.raw("etag"))])?,
        (true, false) => {
            host.get("/site.json", &[("if-modified-since", &first.raw("last-modified"))])?
        }
        (true, true) => return Err("/site.json has neither ETag nor Last-Modified".to_owned()),
    };
    expect(again.status == 304, || format!("the same /site.json is answered with {}", again.status))
}

fn ranges(host: &Host) -> Result<(), String> {
    // Without audio of its own, any file does.
    let path = host.audio.as_deref().unwrap_or("/icons/icon-512.png");
    let answer = host.get(path, &[("range", "bytes=1-2")])?;
    let range = answer.header("content-range");
    expect(answer.status == 206 && range.starts_with("bytes 1-2/"), || {
        format!("two bytes of {path} are answered with {}", answer.status)
    })
}

fn frames(host: &Host) -> Result<(), String> {
    // What is not there is a document of the site, too.
    for path in ["/", "/guests", "/a-page-that-is-not-there"] {
        let page = host.get(path, &[])?;
        let policy = page.header("content-security-policy");
        let frames = page.header("x-frame-options");
        expect(policy.contains("frame-ancestors") || !frames.is_empty(), || {
            format!("{path} may be framed by any site")
        })?;
    }
    let embed = format!("/embed/{}", host.episode.trim_start_matches("/episodes/"));
    let player = ok(host, &embed, &[])?;
    let policy = player.header("content-security-policy");
    // Where there are several, browsers keep to all of them.
    let mut rules = policy.split("frame-ancestors").skip(1);
    let all = rules.all(|rule| rule.trim_start().starts_with('*'));
    expect(all && player.header("x-frame-options").is_empty(), || {
        format!("{embed} may not be framed: “{policy}”")
    })
}

fn readers(host: &Host) -> Result<(), String> {
    let segment = host.episode.trim_start_matches("/episodes/");
    for path in [format!("/oembed/{segment}.json"), "/feed.json".to_owned()] {
        let origin = ok(host, &path, &[])?.header("access-control-allow-origin");
        expect(origin == "*", || format!("{path} is for this site only"))?;
    }
    Ok(())
}

fn nosniff(host: &Host) -> Result<(), String> {
    for path in ["/", &host.program, "/feed.xml"] {
        let found = ok(host, path, &[])?.header("x-content-type-options");
        expect(found == "nosniff", || format!("{path} lets browsers guess"))?;
    }
    Ok(())
}

//! The recipes in `deploy/`, run on loopback ports with the release build, and with a host
//! of the feed that can stop. Debian's nginx and Caddy serve; nothing else is changed in
//! the recipes than their values.

#[cfg(test)]
mod mirror;

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use anyhow::{Result, ensure};
    use browser_tests::{Answer, Server, visit};

    use hosting_tests::recipe::{Kind, Running};

    const FEED: &str =
        "<rss version='2.0'><channel><title>From the feed's host</title></channel></rss>";

    #[tokio::test(flavor = "multi_thread")]
    async fn nginx_keeps_every_promise() -> Result<()> {
        keeps_every_promise(Kind::Nginx).await
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn caddy_keeps_every_promise() -> Result<()> {
        keeps_every_promise(Kind::Caddy).await
    }

    async fn keeps_every_promise(kind: Kind) -> Result<()> {
        let feed = Server::start().await?;
        feed.answer("/show.xml", FEED);
        let site = Running::start(kind, &feed.url("")).await?;
        ensure_kept(kind, site.url.clone()).await
    }

    async fn ensure_kept(kind: Kind, url: String) -> Result<()> {
        let findings = tokio::task::spawn_blocking(move || check_host::check(&url)).await?;
        for finding in findings.map_err(anyhow::Error::msg)? {
            ensure!(finding.fault.is_none(), "{kind:?}: {finding}");
        }
        Ok(())
    }

    /// Behind another site, which has it below a path.
    #[tokio::test(flavor = "multi_thread")]
    async fn every_promise_is_kept_below_a_path() -> Result<()> {
        let feed = Server::start().await?;
        feed.answer("/show.xml", FEED);
        let (_, folder) = browser_tests::site::below_a_path()?;
        for kind in [Kind::Nginx, Kind::Caddy] {
            let site = Running::start_in(kind, &folder, &feed.url("")).await?;
            let around = Running::start_around(kind, &site).await?;
            ensure_kept(kind, format!("{}/podcast", around.url)).await?;
        }
        Ok(())
    }

    /// nginx keeps the feed: it is asked for once, and is there when its host is down.
    #[tokio::test(flavor = "multi_thread")]
    async fn nginx_keeps_the_feed_while_its_host_is_down() -> Result<()> {
        let mut feed = Server::start().await?;
        feed.answer("/show.xml", FEED);
        let site = Running::start(Kind::Nginx, &feed.url("")).await?;
        for _ in 0..20 {
            ensure!(site.get("/feed.xml").await? == FEED, "another feed");
        }
        let asked = feed.requests("/show.xml").len();
        ensure!(asked < 20, "the host of the feed was asked {asked} times");
        feed.stop().await;
        // The copy is old after a second here, and is used all the same.
        for _ in 0..3 {
            tokio::time::sleep(Duration::from_millis(600)).await;
            ensure!(site.get("/feed.xml").await? == FEED, "the feed is gone with its host");
        }
        Ok(())
    }

    /// Without a copy there is the feed of the build.
    #[tokio::test(flavor = "multi_thread")]
    async fn the_feed_of_the_build_is_there_if_no_other_is() -> Result<()> {
        for kind in [Kind::Nginx, Kind::Caddy] {
            let mut feed = Server::start().await?;
            feed.answer("/show.xml", FEED);
            let site = Running::start(kind, &feed.url("")).await?;
            feed.stop().await;
            let text = site.get("/feed.xml").await?;
            ensure!(text.contains("<title><![CDATA[Netstack.FM]]>"), "{kind:?}: {text:.200}");
            // A host that answers with an error is no better.
            feed.resume().await?;
            feed.answer("/show.xml", Answer::Status(503));
            let text = site.get("/feed.xml").await?;
            ensure!(text.contains("<title><![CDATA[Netstack.FM]]>"), "{kind:?}: {text:.200}");
        }
        Ok(())
    }

    /// A visitor hears an episode, and comes back without a network.
    #[tokio::test(flavor = "multi_thread")]
    async fn visitors_hear_an_episode() -> Result<()> {
        for kind in [Kind::Nginx, Kind::Caddy] {
            visit(|v| async move {
                let feed = Server::start().await?;
                let own = std::fs::read(browser_tests::root().join("dist/feed.xml"))?;
                feed.answer("/show.xml", Answer::Bytes(own));
                let mut site = Running::start(kind, &feed.url("")).await?;
                v.driver.goto(format!("{}/episodes/8", site.url)).await?;
                v.find("heading", "Related episodes").await?;
                v.wait_for_service_worker().await?;
                v.click("button", "Play Fuchsia").await?;
                v.wait_for_sound().await?;
                v.wait_for_stored_show().await?;
                site.stop();
                v.driver.goto(format!("{}/episodes/8", site.url)).await?;
                v.find("heading", "Related episodes").await?;
                Ok(())
            })
            .await?;
        }
        Ok(())
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.page;

import dev.watchfire.web.access.Audience;
import dev.watchfire.web.http.Answer;
import dev.watchfire.web.http.Exchange;
import dev.watchfire.web.http.Route;
import dev.watchfire.web.http.Style;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The console. Its files hold nothing of anybody's: everything it shows it asks our own API for,
/// which says who may.
public final class Page {
    /// Files that have the same name in every build, so that browsers must ask whether they
    /// changed.
    private static final List<String> NAMED =
            List.of(
                    "theme.js",
                    "icon.svg",
                    "icon-192.png",
                    "icon-512.png",
                    "icon-maskable-512.png",
                    "apple-touch-icon.png",
                    "badge-96.png",
                    "manifest.webmanifest",
                    "worker.js");

    /// Files whose names are of their content, so that what has one never changes: a year is the
    /// most that RFC 9111 knows.
    private static final String FOR_EVER = "public, max-age=31536000, immutable";

    /// Everything from here and nothing inline, so that a label that reaches the page as markup
    /// after all runs nothing. The base is ours: it carries the route prefix.
    private static final String CONTENT_SECURITY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src"
                    + " 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self';"
                    + " form-action 'self'; frame-ancestors 'none'; base-uri 'self'";

    private final Assets assets = new Assets();
    private final Assets.Asset shell;

    /// @param prefix before every path, "" for none
    public Page(String prefix) {
        this.shell = shell(assets.require("", "index.html"), prefix);
    }

    /// The one file that is not the same on every server.
    private static Assets.Asset shell(Assets.Asset built, String prefix) {
        String html = new String(built.bytes(), StandardCharsets.UTF_8);
        String based = html.replace("<base href=\"/\"", "<base href=\"" + prefix + "/\"");
        return new Assets.Asset(based.getBytes(StandardCharsets.UTF_8), built.type(), null, null);
    }

    public List<Route> routes() {
        List<Route> routes = new ArrayList<>();
        routes.add(
                Route.of(
                        "GET",
                        "/",
                        Audience.PAGE,
                        Style.PLAIN,
                        exchange -> secured(revalidated(shell, exchange))));
        for (String name : NAMED) {
            routes.add(
                    Route.of(
                            "GET",
                            "/" + name,
                            Audience.EVERYONE,
                            Style.PLAIN,
                            exchange -> secured(revalidated(assets.require("", name), exchange))));
        }
        routes.add(Route.of("GET", "/assets/{file}", Audience.EVERYONE, Style.PLAIN, this::asset));
        return routes;
    }

    /// What a stranger gets in place of a page: the same console, which asks them to sign in.
    public Answer forStrangers() {
        return secured(Answer.bytes(401, shell.type(), shell.bytes()));
    }

    private Answer asset(Exchange exchange) {
        Assets.Asset asset = assets.find("assets/", exchange.variable("file"));
        return asset == null
                ? Style.PLAIN.notFound(exchange.path())
                : encoded(asset, exchange).with("Cache-Control", FOR_EVER);
    }

    private static Answer revalidated(Assets.Asset asset, Exchange exchange) {
        Answer answer =
                asset.tag().equals(exchange.header("If-None-Match"))
                        ? Answer.empty(304)
                        : encoded(asset, exchange);
        return answer.with("ETag", asset.tag()).with("Cache-Control", "no-cache");
    }

    /// The smallest form that the client reads.
    private static Answer encoded(Assets.Asset asset, Exchange exchange) {
        String accepted = exchange.header("Accept-Encoding");
        byte[] brotli = asset.brotli();
        byte[] gzip = asset.gzip();
        if (brotli != null && reads(accepted, "br")) {
            return compressed(asset, brotli, "br");
        }
        if (gzip != null && reads(accepted, "gzip")) {
            return compressed(asset, gzip, "gzip");
        }
        return Answer.bytes(200, asset.type(), asset.bytes());
    }

    private static Answer compressed(Assets.Asset asset, byte[] bytes, String encoding) {
        return Answer.bytes(200, asset.type(), bytes)
                .with("Content-Encoding", encoding)
                .with("Vary", "Accept-Encoding");
    }

    private static boolean reads(@Nullable String accepted, String encoding) {
        if (accepted == null) {
            return false;
        }
        for (String one : accepted.split(",", -1)) {
            String[] parts = one.strip().split("\\s*;\\s*", 2);
            if (parts[0].equalsIgnoreCase(encoding)) {
                return parts.length == 1 || !parts[1].matches("q=0(\\.0*)?");
            }
        }
        return false;
    }

    private static Answer secured(Answer answer) {
        return answer.with("Content-Security-Policy", CONTENT_SECURITY)
                .with("Referrer-Policy", "no-referrer")
                .with("Cross-Origin-Opener-Policy", "same-origin");
    }
}

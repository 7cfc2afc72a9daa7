// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.configuration;

import dev.watchfire.people.access.Permission;
import dev.watchfire.versions.Author;
import dev.watchfire.versions.Configurations;
import dev.watchfire.versions.Examined;
import dev.watchfire.versions.Overview;
import dev.watchfire.versions.Saved;
import dev.watchfire.versions.Version;
import dev.watchfire.web.accounts.Accounts;
import dev.watchfire.web.accounts.Fields;
import dev.watchfire.web.accounts.Revisions;
import dev.watchfire.web.http.Answer;
import dev.watchfire.web.http.Exchange;
import dev.watchfire.web.http.Refusal;
import dev.watchfire.web.http.Style;

/// `/configuration`: what runs, what would become of a text, and saving one.
final class ConfigurationEndpoints {
    /// A text of the greatest size that is taken, with room for JSON's escapes.
    static final int MOST_BODY_BYTES = 4 << 20;

    private final Configurations configurations;

    ConfigurationEndpoints(Configurations configurations) {
        this.configurations = configurations;
    }

    Answer get(Exchange exchange) {
        return shown(200);
    }

    /// What runs; the tag is the number of the newest version.
    Answer shown(int status) {
        Overview overview = configurations.overview();
        Version newest = overview.newest();
        return Answer.json(status, json -> ConfigurationJson.overview(overview, json))
                .with("ETag", Revisions.tag(newest == null ? Version.NONE : newest.id()));
    }

    Answer check(Exchange exchange) throws Refusal {
        String text = Fields.of(exchange, MOST_BODY_BYTES).text("text");
        Examined examined = configurations.check(author(exchange), text);
        return Answer.json(200, json -> ConfigurationJson.examined(examined, json));
    }

    Answer put(Exchange exchange) throws Refusal {
        long from = Revisions.required(exchange);
        Fields fields = Fields.of(exchange, MOST_BODY_BYTES);
        String text = fields.text("text");
        String comment = comment(fields);
        Saved saved =
                Accounts.run(() -> configurations.save(author(exchange), from, text, comment));
        return answer(saved);
    }

    static Author author(Exchange exchange) {
        return new Author(exchange.actor(), exchange.caller().may(Permission.ADMIN));
    }

    static String comment(Fields fields) throws Refusal {
        String comment = fields.text("comment", "").strip();
        if (comment.codePointCount(0, comment.length()) > Configurations.MOST_COMMENT) {
            throw Fields.invalid(
                    "comment",
                    "A comment has at most %d characters.".formatted(Configurations.MOST_COMMENT));
        }
        return comment;
    }

    /// What runs now, or why it does not.
    Answer answer(Saved saved) throws Refusal {
        return switch (saved) {
            case Saved.Done _ -> shown(200);
            case Saved.Refused(Examined examined) -> throw new Refusal(refused(examined));
            case Saved.Stale(long newest, String text) ->
                    throw new Refusal(
                            Style.problemWith(
                                            412,
                                            "changed-meanwhile",
                                            "Version %d is the newest now; what you changed is older. Its text is in `text`."
                                                    .formatted(newest),
                                            json ->
                                                    json.member("version", newest)
                                                            .member("text", text))
                                    .with("ETag", Revisions.tag(newest)));
            case Saved.NotRun(String reason) ->
                    throw new Refusal(
                            Style.problemWith(
                                            503,
                                            "not-run",
                                            "The engine did not take it, and nothing was kept: "
                                                    + reason
                                                    + ". Try again.",
                                            _ -> {})
                                    .with("Retry-After", "1"));
            case Saved.NoObject() ->
                    throw new Refusal(
                            Style.problemWith(
                                    404, "not-found", "There is no such object.", _ -> {}));
            case Saved.ObjectExists() ->
                    throw new Refusal(
                            Style.problemWith(
                                    412,
                                    "object-exists",
                                    "There is an object of this name. Send its ETag as If-Match to"
                                            + " change it.",
                                    _ -> {}));
            case Saved.StaleObject(var current) ->
                    throw new Refusal(
                            Style.problemWith(
                                            412,
                                            "changed-meanwhile",
                                            "The object is at revision %d, and you changed another one. It is in `object`."
                                                    .formatted(current.revision()),
                                            json -> {
                                                json.name("object");
                                                ConfigurationJson.object(current, json);
                                            })
                                    .with("ETag", Revisions.tag(current.revision())));
            case Saved.WrongObject(var problems) ->
                    throw new Refusal(
                            Style.problemWith(
                                    400,
                                    "configuration-refused",
                                    "The object is refused; `problems` says where and why.",
                                    json ->
                                            ConfigurationJson.problems(
                                                    "problems", problems, json)));
            case Saved.Entangled() ->
                    throw new Refusal(
                            Style.problemWith(
                                    409,
                                    "not-alone",
                                    "The text is written in a way in which this object cannot be"
                                            + " changed alone, such as a list in brackets. Edit the"
                                            + " text as a whole.",
                                    _ -> {}));
        };
    }

    private static Answer refused(Examined examined) {
        String keys = String.join(", ", examined.keys());
        return switch (examined.code()) {
            case FILE_OWNS_KEY ->
                    problem(
                            409,
                            "file-owns-key",
                            "The file has %s, so it is changed there.".formatted(keys),
                            examined);
            case ADMIN_ONLY_KEY ->
                    problem(
                            403,
                            "admin-only-key",
                            "Only an administrator may change %s.".formatted(keys),
                            examined);
            case FINE, REFUSED ->
                    problem(
                            400,
                            "configuration-refused",
                            "This cannot be; what ran before goes on. `problems` says where and"
                                    + " why.",
                            examined);
        };
    }

    private static Answer problem(int status, String code, String detail, Examined examined) {
        return Style.problemWith(
                status,
                code,
                detail,
                json -> {
                    json.member("keys", examined.keys());
                    ConfigurationJson.problems("problems", examined.problems(), json);
                });
    }
}

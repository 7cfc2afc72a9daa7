// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.inbound;

import dev.watchfire.web.http.Answer;
import dev.watchfire.web.http.Exchange;
import dev.watchfire.web.http.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Lets in what Twilio signed, each request once.
final class TwilioDoor {
    private final Acts acts;
    private final String base;
    private final Replays replays = new Replays();

    /// @param base of this server's address as Twilio was given it, without a slash at the end
    TwilioDoor(Acts acts, String base) {
        this.acts = acts;
        this.base = base;
    }

    /// What is done with a request that was let in.
    @FunctionalInterface
    interface Work {
        /// The answer, or null where it could not be carried out and may come again.
        Answer of(Form form) throws Refusal;
    }

    /// @param types whose `auth_token` may have signed it
    Answer enter(Exchange exchange, List<String> types, Work work) throws Refusal {
        Form form = Form.of(exchange);
        String given = exchange.header("X-Twilio-Signature");
        String query = exchange.queryText().isEmpty() ? "" : "?" + exchange.queryText();
        String url = base + exchange.path() + query;
        boolean signed = false;
        for (String type : types) {
            String token = MeansSecrets.of(acts.image(), type, "auth_token");
            signed |=
                    given != null
                            && !token.isEmpty()
                            && ActionTokens.same(
                                    TwilioSignature.of(token, url, form.fields()), given);
        }
        if (given == null || !signed) {
            throw new Refusal(
                    exchange.style()
                            .error(
                                    403,
                                    "not-signed",
                                    "The header X-Twilio-Signature is missing or does not fit the"
                                            + " auth_token and the address "
                                            + base
                                            + exchange.path()
                                            + ". Maybe --web.external-url is not what Twilio"
                                            + " calls?"));
        }
        if (!replays.isNew(given)) {
            throw new Refusal(
                    exchange.style()
                            .error(403, "replayed", "This request was carried out before."));
        }
        boolean done = false;
        try {
            Answer answer = work.of(form);
            done = true;
            return answer;
        } finally {
            if (!done) {
                replays.forget(given);
            }
        }
    }

    static Answer xml(String response) {
        String document =
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response>" + response + "</Response>";
        return Answer.bytes(
                200, "text/xml; charset=utf-8", document.getBytes(StandardCharsets.UTF_8));
    }

    static String escaped(String text) {
        return text.replaceAll("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f]", " ")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}

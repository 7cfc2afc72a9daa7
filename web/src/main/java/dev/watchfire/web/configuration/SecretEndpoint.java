// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.configuration;

import dev.watchfire.people.People;
import dev.watchfire.people.vault.Vault;
import dev.watchfire.web.accounts.Accounts;
import dev.watchfire.web.http.Answer;
import dev.watchfire.web.http.Exchange;
import dev.watchfire.web.http.Refusal;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// `/secrets/rotate-key`: seals everything under a new key.
final class SecretEndpoint {
    private static final Logger LOG = LoggerFactory.getLogger(SecretEndpoint.class);

    private final Vault vault;
    private final People people;

    SecretEndpoint(Vault vault, People people) {
        this.vault = vault;
        this.people = people;
    }

    Answer rotate(Exchange exchange) throws Refusal {
        Vault.Rotation rotation =
                Accounts.run(() -> people.change(exchange.actor(), vault::rotate));
        boolean forgotten = forgetOldKeys();
        return Answer.json(
                200,
                json ->
                        json.beginObject()
                                .member("keyFile", vault.keyFile().toString())
                                .member("rewrapped", rotation.rewrapped())
                                .member("unreadable", rotation.unreadable())
                                .member("oldKeysRemoved", forgotten)
                                .endObject());
    }

    /// Everything is under the new key by now; an old one that stays in the file is only untidy.
    private boolean forgetOldKeys() {
        try {
            vault.forgetOldKeys();
            return true;
        } catch (IOException e) {
            LOG.warn("The old keys could not be taken out of {}", vault.keyFile(), e);
            return false;
        }
    }
}

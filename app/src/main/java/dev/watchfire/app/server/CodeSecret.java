// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.server;

import dev.watchfire.people.People;
import dev.watchfire.people.audit.Actor;
import dev.watchfire.people.ledger.Refusal;
import dev.watchfire.people.vault.Vault;
import dev.watchfire.store.StoreException;
import dev.watchfire.web.contact.HmacCodes;
import java.security.SecureRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The secret that codes of contact methods follow from: made once, sealed in the store.
final class CodeSecret {
    private static final Logger LOG = LoggerFactory.getLogger(CodeSecret.class);

    private static final String NAME = "contact-codes";

    private CodeSecret() {}

    /// Where it can be neither read nor kept, one that holds until the program ends: codes that
    /// were sent before a restart are then wrong, and can be asked for again.
    static byte[] of(Vault vault, People people, SecureRandom random) throws StoreException {
        if (vault.get(NAME) instanceof Vault.Content.Secret secret
                && secret.bytes().length >= HmacCodes.SECRET_BYTES) {
            return secret.bytes();
        }
        byte[] made = new byte[HmacCodes.SECRET_BYTES];
        random.nextBytes(made);
        if (vault.get(NAME) instanceof Vault.Content.Unreadable unreadable) {
            LOG.warn("Codes of contact methods hold until a restart. {}", unreadable.reason());
            return made;
        }
        try {
            people.change(
                    Actor.SYSTEM,
                    change -> {
                        vault.put(change, NAME, made);
                        return true;
                    });
        } catch (Refusal e) {
            LOG.warn("Codes of contact methods hold until a restart. {}", e.text());
        }
        return made;
    }
}

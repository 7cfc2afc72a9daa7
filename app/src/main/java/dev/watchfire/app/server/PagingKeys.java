// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.server;

import dev.watchfire.integrations.push.VapidKeys;
import dev.watchfire.people.People;
import dev.watchfire.people.audit.Actor;
import dev.watchfire.people.ledger.Refusal;
import dev.watchfire.people.vault.Vault;
import dev.watchfire.store.StoreException;
import java.security.SecureRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What this server signs its messages about pages with: made once and sealed, so that a backup
/// answers nothing in anybody's name. Where nothing can be sealed or opened, a secret that ends
/// with the program takes its place: links that were sent before are then worth nothing.
final class PagingKeys {
    private static final String SECRET = "paging.secret";
    private static final String PUSH = "paging.push";
    private static final int SECRET_BYTES = 32;

    private static final Logger LOG = LoggerFactory.getLogger(PagingKeys.class);

    private final Vault vault;
    private final People people;
    private final SecureRandom random = new SecureRandom();

    PagingKeys(Vault vault, People people) {
        this.vault = vault;
        this.people = people;
    }

    /// For links and codes.
    byte[] secret() throws StoreException {
        byte[] fresh = new byte[SECRET_BYTES];
        random.nextBytes(fresh);
        return kept(SECRET, fresh);
    }

    /// What browsers know this server by.
    VapidKeys push() throws StoreException {
        return VapidKeys.read(kept(PUSH, VapidKeys.generate().write()));
    }

    /// What is under a name; `fresh` where nothing is, which is kept from now on.
    byte[] kept(String name, byte[] fresh) throws StoreException {
        return switch (vault.get(name)) {
            case Vault.Content.Secret(byte[] bytes) -> bytes;
            case Vault.Content.Unreadable(String reason) -> {
                LOG.error(
                        "Links and codes that were sent do not hold any more, and browsers have to"
                                + " be added again: {}",
                        reason);
                yield fresh;
            }
            case Vault.Content.Nothing() -> {
                try {
                    people.change(
                            Actor.SYSTEM,
                            change -> {
                                vault.put(change, name, fresh);
                                return true;
                            });
                } catch (Refusal e) {
                    LOG.error("{} holds until this server stops: {}", name, e.text());
                }
                yield fresh;
            }
        };
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.people.passkeys;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.AuthenticationRequest;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.RegistrationRequest;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.authenticator.AuthenticatorData;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.Challenge;
import com.webauthn4j.server.ServerProperty;
import dev.watchfire.people.ledger.Refusal;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads and checks what devices sign. What makes them is not asked for: people bring the devices
/// that they have. The library is loaded when the first passkey comes. Safe for any thread.
///
/// Strangers send us bytes, and the library throws whatever its decoders throw at bad ones: all of
/// it means that a passkey is refused.
final class DeviceCheck {
    private static final Logger LOG = LoggerFactory.getLogger(DeviceCheck.class);

    /// A passkey with a certificate chain, which we do not ask for, has a few kilobytes.
    private static final int MOST_CHARACTERS = 32 * 1024;

    /// Enough for one that holds a wrapped private key (level 3 allows 1023 bytes).
    private static final int MOST_CREDENTIAL_BYTES = 1023;

    /// Those that a browser knows, and room for new ones.
    private static final int MOST_TRANSPORTS = 8;

    /// ES256, EdDSA and RS256 by their numbers in COSE (RFC 9053, RFC 8812), so that saying which
    /// they are loads no library.
    static final List<Long> ALGORITHMS = List.of(-7L, -8L, -257L);

    private record Library(WebAuthnManager manager, AttestedCredentialDataConverter credentials) {
        static Library load() {
            ObjectConverter converter = new ObjectConverter();
            WebAuthnManager manager = WebAuthnManager.createNonStrictWebAuthnManager(converter);
            // Whoever uses the passkey notes it.
            manager.getAuthenticationDataVerifier().setMaliciousCounterValueHandler(_ -> {});
            return new Library(manager, new AttestedCredentialDataConverter(converter));
        }
    }

    /// @param challenge that the device was given; whether it is ours is for the caller to look at
    record NewDevice(RegistrationData data, Challenge challenge) {}

    record KnownDevice(AuthenticationData data, Challenge challenge) {}

    private @Nullable Library loaded;

    private synchronized Library library() {
        Library library = loaded;
        if (library == null) {
            library = Library.load();
            loaded = library;
        }
        return library;
    }

    NewDevice read(Registration registration) throws Refusal {
        byte[] client = bytes("clientDataJSON", registration.clientDataJson());
        byte[] attestation = bytes("attestationObject", registration.attestationObject());
        try {
            RegistrationData data =
                    library().manager.parse(new RegistrationRequest(attestation, client));
            var clientData = data.getCollectedClientData();
            if (clientData == null || data.getAttestationObject() == null) {
                throw refused(null);
            }
            return new NewDevice(data, clientData.getChallenge());
        } catch (RuntimeException e) {
            throw refused(e);
        }
    }

    KnownDevice read(Assertion assertion) throws Refusal {
        byte[] id = bytes("credentialId", assertion.credentialId());
        byte[] client = bytes("clientDataJSON", assertion.clientDataJson());
        byte[] authenticator = bytes("authenticatorData", assertion.authenticatorData());
        byte[] signature = bytes("signature", assertion.signature());
        try {
            AuthenticationData data =
                    library()
                            .manager
                            .parse(new AuthenticationRequest(id, authenticator, client, signature));
            var clientData = data.getCollectedClientData();
            if (clientData == null) {
                throw refused(null);
            }
            return new KnownDevice(data, clientData.getChallenge());
        } catch (RuntimeException e) {
            throw refused(e);
        }
    }

    private static byte[] bytes(String field, String text) throws Refusal {
        if (text.isEmpty() || text.length() > MOST_CHARACTERS) {
            throw Refusal.invalid(
                    field,
                    "%s has 1 to %d characters, not %d."
                            .formatted(field, MOST_CHARACTERS, text.length()));
        }
        try {
            return Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw Refusal.invalid(field, field + " is not base64url.");
        }
    }

    private static ServerProperty server(RelyingParty party, Challenge challenge) {
        return ServerProperty.builder()
                .origin(new Origin(party.origin()))
                .rpId(party.id())
                .challenge(challenge)
                .build();
    }

    Ceremonies.Made verify(NewDevice device, RelyingParty party, List<String> transports)
            throws Refusal {
        List<PublicKeyCredentialParameters> algorithms =
                ALGORITHMS.stream()
                        .map(
                                value ->
                                        new PublicKeyCredentialParameters(
                                                PublicKeyCredentialType.PUBLIC_KEY,
                                                COSEAlgorithmIdentifier.create(value)))
                        .toList();
        try {
            Library library = library();
            RegistrationData data =
                    library.manager.verify(
                            device.data,
                            new RegistrationParameters(
                                    server(party, device.challenge), algorithms, true, true));
            var attestation = data.getAttestationObject();
            AuthenticatorData<?> said =
                    attestation == null ? null : attestation.getAuthenticatorData();
            AttestedCredentialData credential =
                    said == null ? null : said.getAttestedCredentialData();
            if (said == null
                    || credential == null
                    || credential.getCredentialId().length > MOST_CREDENTIAL_BYTES) {
                throw refused(null);
            }
            return new Ceremonies.Made(
                    party.id(),
                    Ceremonies.base64(credential.getCredentialId()),
                    Ceremonies.base64(library.credentials.convert(credential)),
                    words(transports),
                    said.getSignCount(),
                    said.isFlagBE(),
                    said.isFlagBS());
        } catch (RuntimeException e) {
            throw refused(e);
        }
    }

    /// Only what looks like a browser's word for it.
    private static List<String> words(List<String> transports) {
        Set<String> words = new TreeSet<>();
        for (String transport : transports) {
            String word = transport.toLowerCase(Locale.ROOT);
            if (words.size() < MOST_TRANSPORTS && word.matches("[a-z-]{1,20}")) {
                words.add(word);
            }
        }
        return List.copyOf(words);
    }

    Ceremonies.Proof verify(KnownDevice device, RelyingParty party, Passkey passkey)
            throws Refusal {
        try {
            Library library = library();
            AttestedCredentialData credential =
                    library.credentials.convert(
                            Base64.getUrlDecoder().decode(passkey.credential()));
            CredentialRecordImpl known =
                    new CredentialRecordImpl(
                            new NoneAttestationStatement(),
                            true,
                            passkey.backupEligible(),
                            passkey.backedUp(),
                            passkey.signCount(),
                            credential,
                            null,
                            null,
                            null,
                            null);
            AuthenticationData data =
                    library.manager.verify(
                            device.data,
                            new AuthenticationParameters(
                                    server(party, device.challenge), known, null, true, true));
            AuthenticatorData<?> said = data.getAuthenticatorData();
            if (said == null) {
                throw refused(null);
            }
            return new Ceremonies.Proof(passkey, said.getSignCount(), said.isFlagBS());
        } catch (RuntimeException e) {
            throw refused(e);
        }
    }

    private static Refusal refused(@Nullable RuntimeException e) {
        if (e != null) {
            LOG.atInfo().addKeyValue("reason", e.toString()).log("A passkey was refused");
        }
        return Refusal.forbidden(
                "wrong-passkey",
                "What the device signed is not right for this server. Try again; the server's log"
                        + " says what was wrong.");
    }
}

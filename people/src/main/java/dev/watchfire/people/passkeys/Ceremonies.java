// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.people.passkeys;

import com.webauthn4j.data.client.challenge.Challenge;
import dev.watchfire.people.ledger.Refusal;
import dev.watchfire.people.passkeys.Challenges.Purpose;
import dev.watchfire.people.sessions.Session;
import dev.watchfire.people.users.User;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;

/// Makes and checks what browsers and devices exchange with us (Web Authentication level 3). Each
/// ceremony begins with a challenge and ends with what a device signed, once, within five minutes.
/// Safe for any thread.
public final class Ceremonies {
    public static final Duration LIFE = Challenges.LIFE;

    /// Those of COSE that we take, by preference; every device has one of them.
    public static final List<Long> ALGORITHMS = DeviceCheck.ALGORITHMS;

    /// A passkey that was made and checked, and is nobody's yet.
    public record Made(
            String relyingParty,
            String credentialId,
            String credential,
            List<String> transports,
            long signCount,
            boolean backupEligible,
            boolean backedUp) {
        public Made {
            transports = List.copyOf(transports);
        }
    }

    /// Somebody proved that he holds a passkey, and the device that it was him.
    ///
    /// @param signCount how often the device says it was used
    public record Proof(Passkey passkey, long signCount, boolean backedUp) {}

    private final Passkeys passkeys;
    private final Challenges challenges;
    private final DeviceCheck check = new DeviceCheck();

    public Ceremonies(Passkeys passkeys, InstantSource clock, SecureRandom random) {
        this.passkeys = passkeys;
        this.challenges = new Challenges(clock, random);
    }

    /// As the device keeps it: an id that says nothing to others.
    public static String userHandle(User user) {
        return base64(user.id().getBytes(StandardCharsets.UTF_8));
    }

    static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /// @return the challenge, base64url
    public String beginRegistering(User user, RelyingParty party) {
        return base64(challenges.make(Purpose.REGISTER, user.id(), party));
    }

    /// @return the challenge, base64url
    public String beginSigningIn(RelyingParty party) {
        return base64(challenges.make(Purpose.SIGN_IN, "", party));
    }

    /// @return the challenge, base64url
    public String beginSteppingUp(Session session, RelyingParty party) {
        return base64(challenges.make(Purpose.STEP_UP, session.id(), party));
    }

    public Made register(User user, RelyingParty party, Registration registration) throws Refusal {
        DeviceCheck.NewDevice device = check.read(registration);
        require(device.challenge(), Purpose.REGISTER, user.id(), party);
        return check.verify(device, party, registration.transports());
    }

    public Proof signIn(RelyingParty party, Assertion assertion) throws Refusal {
        return prove(Purpose.SIGN_IN, "", party, assertion);
    }

    /// @param session that is to become fresh, of the passkey's owner
    public Proof stepUp(Session session, RelyingParty party, Assertion assertion) throws Refusal {
        Proof proof = prove(Purpose.STEP_UP, session.id(), party, assertion);
        if (!proof.passkey.userId().equals(session.userId())) {
            throw Refusal.forbidden("wrong-passkey", "This passkey is somebody else's.");
        }
        return proof;
    }

    private Proof prove(Purpose purpose, String subject, RelyingParty party, Assertion assertion)
            throws Refusal {
        DeviceCheck.KnownDevice device = check.read(assertion);
        require(device.challenge(), purpose, subject, party);
        Passkey passkey = passkeys.find(assertion.credentialId());
        String handle = assertion.userHandle();
        boolean itsOwner =
                passkey != null
                        && (handle.isEmpty()
                                || handle.equals(
                                        base64(passkey.userId().getBytes(StandardCharsets.UTF_8))));
        if (passkey == null || !itsOwner) {
            throw Refusal.forbidden(
                    "unknown-passkey",
                    "This passkey is not known here. It may have been removed from the account;"
                            + " sign in otherwise.");
        }
        return check.verify(device, party, passkey);
    }

    private void require(Challenge challenge, Purpose purpose, String subject, RelyingParty party)
            throws Refusal {
        if (!challenges.use(challenge.getValue(), purpose, subject, party)) {
            throw Refusal.forbidden(
                    "passkey-too-late",
                    "This took longer than five minutes, was sent before, or was begun elsewhere."
                            + " Try again.");
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.people.passwords;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.watchfire.people.ledger.Refusal;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Which passwords are taken, and that they are known again.
class PasswordRulesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "passwordpassword",
                "Password1234!",
                "P@ssw0rd2026!",
                "123456789012",
                "qwertyuiop123",
                "1q2w3e4r5t6y",
                "aaaaaaaaaaaa",
                "iloveyouforever",
                "adminadminadmin",
                "Welcome2Watchfire!",
                "letmeinletmein",
                "abcabcabcabc",
                "Summer2026!!",
                "qazwsxedcrfv"
            })
    void whatIsTriedFirstIsRefused(String password) {
        assertThatThrownBy(() -> PasswordRules.check("password", password))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("tried first");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "correct horse battery staple",
                "violet anvil seven crumbs",
                "xK9#mPq2vL!w",
                "봉수대에서 연기가 오르면 깨어나라",
                "sunshine coffee guitar rainbow"
            })
    void whatIsHardToGuessIsTaken(String password) {
        assertThatCode(() -> PasswordRules.check("password", password)).doesNotThrowAnyException();
    }

    @Test
    void lengthIsCountedInCharactersThatPeopleSee() {
        assertThatThrownBy(() -> PasswordRules.check("password", "xK9#mPq2vL!"))
                .hasMessageContaining("has 11 characters");
        assertThatThrownBy(() -> PasswordRules.check("password", "xK9#mPq2vL!w".repeat(11)))
                .hasMessageContaining("has 132 characters");
        assertThatThrownBy(() -> PasswordRules.check("password", "🔥🪵🧯🚒🕯️✨🌋☄️"))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void namesAndAddressesArePasswordsOfNobody() {
        assertThatThrownBy(
                        () ->
                                PasswordRules.check(
                                        "password", "Zebedee.Quux-2026", "zquux", "Zebedee Quux"))
                .hasMessageContaining("user name");
        assertThatThrownBy(
                        () ->
                                PasswordRules.check(
                                        "password",
                                        "quuxington1234",
                                        "q",
                                        "quuxington@example.org"))
                .hasMessageContaining("e-mail");
    }

    @Test
    void aHashKnowsItsPasswordHoweverItWasComposed() {
        PasswordHashing hashing =
                new PasswordHashing(new SecureRandom(), PasswordHashing.Cost.STRONG);
        String hash = hashing.hash("caf\u00e9 violet anvil");
        assertThat(hash).startsWith("$argon2id$v=19$m=7168,t=5,p=1$");
        assertThat(hashing.matches("cafe\u0301 violet anvil", hash)).isTrue();
        assertThat(hashing.matches("cafe violet anvil", hash)).isFalse();
        assertThat(hashing.matches("anything", "")).isFalse();
        assertThat(hashing.hash("caf\u00e9 violet anvil")).isNotEqualTo(hash);
    }
}

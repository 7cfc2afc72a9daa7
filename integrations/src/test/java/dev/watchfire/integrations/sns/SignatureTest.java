// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.sns;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SignatureTest {
    /// `post-vanilla` of AWS's own test suite for signatures.
    @Test
    void aKnownRequestHasItsKnownSignature() {
        Map<String, String> headers =
                Signature.headers(
                        new AwsCredentials(
                                "AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", ""),
                        "us-east-1",
                        "service",
                        URI.create("https://example.amazonaws.com/"),
                        "",
                        Instant.parse("2015-08-30T12:36:00Z"));

        assertThat(headers)
                .containsEntry("x-amz-date", "20150830T123600Z")
                .containsEntry(
                        "Authorization",
                        "AWS4-HMAC-SHA256"
                            + " Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request,"
                            + " SignedHeaders=host;x-amz-date, Signature="
                            + "5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b");
    }
}

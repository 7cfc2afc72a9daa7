// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ForbiddenAddressesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "169.254.169.254",
                "169.254.0.1",
                "fe80::1",
                "febf::1",
                "::ffff:169.254.169.254",
                "::169.254.169.254",
                "64:ff9b::a9fe:a9fe",
                "64:ff9b::100.100.100.200",
                "fd00:ec2::254",
                "fd20:ce::254",
                "100.100.100.200",
                "192.0.0.192",
                "168.63.129.16",
                "2852039166"
            })
    void linkLocalAndMetadataAddressesAreForbidden(String text) {
        assertThat(ForbiddenAddresses.contains(InetAddress.ofLiteral(text))).isTrue();
        assertThat(ForbiddenAddresses.containsHost(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "::1",
                "10.0.0.1",
                "192.168.1.1",
                "8.8.8.8",
                "fd00::1",
                "169.253.255.255",
                "64:ff9b::808:808",
                "fec0::1",
                "0.0.0.0"
            })
    void otherAddressesAreFine(String text) {
        assertThat(ForbiddenAddresses.contains(InetAddress.ofLiteral(text))).isFalse();
        assertThat(ForbiddenAddresses.containsHost(text)).isFalse();
    }

    @Test
    void namesOfMetadataServersAreForbiddenToo() {
        assertThat(ForbiddenAddresses.containsHost("metadata.google.internal.")).isTrue();
        assertThat(ForbiddenAddresses.containsHost("example.com")).isFalse();
    }
}

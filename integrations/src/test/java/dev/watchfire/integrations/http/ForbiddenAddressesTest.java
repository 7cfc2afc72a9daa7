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
        assertThat(ForbiddenAddresses.contains(InetAddress.ofLiteral(text), Reach.ANYWHERE))
                .isTrue();
        assertThat(ForbiddenAddresses.containsHost(text, Reach.ANYWHERE)).isTrue();
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
        assertThat(ForbiddenAddresses.contains(InetAddress.ofLiteral(text), Reach.ANYWHERE))
                .isFalse();
        assertThat(ForbiddenAddresses.containsHost(text, Reach.ANYWHERE)).isFalse();
    }

    @Test
    void namesOfMetadataServersAreForbiddenToo() {
        assertThat(ForbiddenAddresses.containsHost("metadata.google.internal.", Reach.ANYWHERE))
                .isTrue();
        assertThat(ForbiddenAddresses.containsHost("example.com", Reach.ANYWHERE)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "10.0.0.1",
                "172.16.0.1",
                "192.168.1.1",
                "100.64.0.1",
                "0.0.0.0",
                "224.0.0.1",
                "::1",
                "fd12::1",
                "::ffff:10.0.0.1",
                "169.254.169.254"
            })
    void whatIsNotPublicIsOutOfReachForHostsThatComeFromElsewhere(String text) throws Exception {
        assertThat(ForbiddenAddresses.contains(InetAddress.ofLiteral(text), Reach.PUBLIC)).isTrue();
        assertThat(ForbiddenAddresses.containsHost(text, Reach.PUBLIC)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "100.128.0.1", "172.32.0.1", "2001:4860:4860::8888"})
    void whatIsPublicIsWithinReach(String text) throws Exception {
        assertThat(ForbiddenAddresses.contains(InetAddress.ofLiteral(text), Reach.PUBLIC))
                .isFalse();
    }
}

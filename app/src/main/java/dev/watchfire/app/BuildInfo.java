// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/// What was built.
///
/// @param revision the commit, or `unknown`
public record BuildInfo(String version, String revision) {
    /// The release of Alertmanager whose flags, API and configuration this version follows.
    public static final String ALERTMANAGER_VERSION = "0.34.0";

    public static BuildInfo load() {
        Properties properties = new Properties();
        try (InputStream in = BuildInfo.class.getResourceAsStream("build.properties")) {
            if (in == null) {
                throw new IllegalStateException(
                        "build.properties is missing beside " + BuildInfo.class);
            }
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new BuildInfo(
                properties.getProperty("version", "unknown"),
                properties.getProperty("revision", "unknown"));
    }

    @Override
    public String toString() {
        return "watchfire %s (revision %s, Java %s)"
                .formatted(version, revision, Runtime.version());
    }

    /// What `alertmanager --version` prints: the first words are those that scripts look at.
    public String asAlertmanager() {
        return "alertmanager, version %s (branch: watchfire, revision: %s)%n  %s"
                .formatted(ALERTMANAGER_VERSION, revision, this);
    }
}

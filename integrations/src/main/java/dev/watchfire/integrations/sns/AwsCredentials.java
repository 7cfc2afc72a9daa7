// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.sns;

/// @param sessionToken "" for those that last
record AwsCredentials(String accessKey, String secretKey, String sessionToken) {
    /// Without the secrets.
    @Override
    public String toString() {
        return accessKey;
    }
}

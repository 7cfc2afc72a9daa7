// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.sns;

import dev.watchfire.engine.configuration.Options;
import dev.watchfire.integrations.SendResult;
import dev.watchfire.integrations.http.Deadline;
import dev.watchfire.integrations.http.OutgoingResult;
import dev.watchfire.integrations.http.Urls;
import dev.watchfire.integrations.http.VendorHttp;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Credentials of roles, from the Security Token Service, for as long as they last.
///
/// Source: docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
final class AssumedRoles {
    private static final String VERSION = "2011-06-15";

    /// The shortest that there is, and what AWS's own clients ask for.
    private static final Duration LIFETIME = Duration.ofMinutes(15);

    /// Replaced this long before they end, so that a request does not outlive them.
    private static final Duration MARGIN = Duration.ofMinutes(1);

    /// Roles of configurations that are gone are forgotten when there are this many.
    private static final int MAX_ROLES = 256;

    /// @param credentials null where the result says why there are none
    record Answer(@Nullable AwsCredentials credentials, SendResult result) {}

    private record Role(AwsCredentials by, String region, String arn, String externalId) {}

    private record Kept(AwsCredentials credentials, Instant until) {}

    private final VendorHttp http;
    private final InstantSource clock;
    private final UnaryOperator<String> sts;
    private final Map<Role, Kept> kept = new ConcurrentHashMap<>();

    AssumedRoles(VendorHttp http, InstantSource clock, UnaryOperator<String> sts) {
        this.http = http;
        this.clock = clock;
        this.sts = sts;
    }

    Answer assume(
            AwsCredentials by, String region, Options sigv4, Options options, Deadline deadline) {
        Role role = new Role(by, region, sigv4.text("role_arn"), sigv4.text("external_id"));
        Kept known = kept.get(role);
        if (known != null && clock.instant().isBefore(known.until)) {
            return new Answer(known.credentials, SendResult.sent(0));
        }
        String service = sigv4.flag("use_fips_sts_endpoint") ? "sts-fips" : "sts";
        URI url = URI.create(sts.apply(service + "." + region + "." + SnsSender.domain(region)));
        OutgoingResult asked =
                http.ask(
                        SnsSender.signed(by, region, "sts", url, form(role), clock),
                        options,
                        deadline.remaining());
        SendResult result = AwsErrors.retryingWhatPasses(AwsErrors.JUDGE.of(asked)).ofQuestion();
        if (!result.isSent() || !(asked instanceof OutgoingResult.Answered answer)) {
            return new Answer(null, result);
        }
        Kept fresh = read(answer.body());
        if (fresh == null) {
            return new Answer(
                    null,
                    SendResult.retryable(answer.status(), "STS answered without credentials", 0));
        }
        if (kept.size() >= MAX_ROLES) {
            kept.clear();
        }
        kept.put(role, fresh);
        return new Answer(fresh.credentials, result);
    }

    void forget() {
        kept.clear();
    }

    private String form(Role role) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("Action", "AssumeRole");
        fields.put("Version", VERSION);
        fields.put("RoleArn", role.arn);
        fields.put("RoleSessionName", "watchfire-" + clock.instant().getEpochSecond());
        fields.put("DurationSeconds", String.valueOf(LIFETIME.toSeconds()));
        if (!role.externalId.isEmpty()) {
            fields.put("ExternalId", role.externalId);
        }
        return Urls.form(fields);
    }

    private @Nullable Kept read(String xml) {
        String access = element("AccessKeyId", xml);
        String secret = element("SecretAccessKey", xml);
        String token = element("SessionToken", xml);
        if (access.isEmpty() || secret.isEmpty() || token.isEmpty()) {
            return null;
        }
        Instant until;
        try {
            until = Instant.parse(element("Expiration", xml));
        } catch (DateTimeParseException e) {
            until = clock.instant().plus(LIFETIME);
        }
        return new Kept(new AwsCredentials(access, secret, token), until.minus(MARGIN));
    }

    private static String element(String name, String xml) {
        Matcher matcher = Pattern.compile("<" + name + ">([^<]*)</" + name + ">").matcher(xml);
        return matcher.find() ? matcher.group(1).strip() : "";
    }
}

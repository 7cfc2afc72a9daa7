// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.sns;

import dev.watchfire.engine.configuration.Options;
import dev.watchfire.integrations.Notification;
import dev.watchfire.integrations.SendResult;
import dev.watchfire.integrations.Sender;
import dev.watchfire.integrations.http.Deadline;
import dev.watchfire.integrations.http.HttpClients;
import dev.watchfire.integrations.http.VendorHttp;
import dev.watchfire.integrations.http.VendorHttp.Call;
import dev.watchfire.integrations.render.Texts;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Publishes messages to a topic, a phone or another target of Amazon SNS.
public final class SnsSender implements Sender {
    private final VendorHttp http;
    private final AwsEnvironment environment;
    private final AssumedRoles roles;
    private final InstantSource clock;

    public SnsSender(VendorHttp http) {
        this(
                http,
                new AwsEnvironment(System.getenv(), Path.of(System.getProperty("user.home", "/"))),
                InstantSource.system(),
                host -> "https://" + host + "/");
    }

    /// @param sts where the Security Token Service of that host name is
    SnsSender(
            VendorHttp http,
            AwsEnvironment environment,
            InstantSource clock,
            UnaryOperator<String> sts) {
        this.http = http;
        this.environment = environment;
        this.clock = clock;
        this.roles = new AssumedRoles(http, clock, sts);
    }

    @Override
    public String destination(Options options) {
        String url = options.text("api_url");
        // Its real name may need files.
        return url.isEmpty() ? "Amazon SNS" : HttpClients.destination(url);
    }

    @Override
    public SendResult send(Notification notification) {
        Options options = notification.options();
        Options sigv4 = options.part("sigv4");
        Texts texts = notification.texts();
        Deadline deadline = Deadline.after(notification.timeout());
        AwsCredentials credentials;
        String region;
        URI url;
        try {
            region = environment.region(sigv4);
            credentials = environment.credentials(sigv4);
            url = url(texts.value(options.text("api_url")), region);
        } catch (IOException e) {
            return SendResult.retryable(0, String.valueOf(e.getMessage()), 0);
        } catch (IllegalArgumentException e) {
            return SendResult.refused(0, "api_url is no URL once its template is filled in");
        }
        String role = AwsEnvironment.text(sigv4, "role_arn");
        if (sigv4 != null && !role.isEmpty()) {
            AssumedRoles.Answer answer =
                    roles.assume(credentials, region, sigv4, options, deadline);
            if (answer.credentials() == null) {
                return answer.result();
            }
            credentials = answer.credentials();
        }
        String body = SnsRequest.publish(notification.message(), options, texts);
        SendResult result =
                http.send(
                        signed(credentials, region, "sns", url, body, clock),
                        options,
                        deadline.remaining(),
                        AwsErrors.JUDGE);
        if (AwsErrors.isExpired(result)) {
            roles.forget();
        }
        return AwsErrors.retryingWhatPasses(result);
    }

    static Call signed(
            AwsCredentials credentials,
            String region,
            String service,
            URI url,
            String body,
            InstantSource clock) {
        Call call = Call.post(url.toString(), VendorHttp.FORM, body);
        Map<String, String> headers =
                Signature.headers(credentials, region, service, url, body, clock.instant());
        for (Map.Entry<String, String> header : headers.entrySet()) {
            call = call.header(header.getKey(), header.getValue());
        }
        return call.hiding(credentials.secretKey(), credentials.sessionToken());
    }

    private static URI url(@Nullable String configured, String region) {
        if (configured == null || configured.isBlank()) {
            return URI.create("https://sns." + region + "." + domain(region) + "/");
        }
        URI url = URI.create(configured.strip());
        if (url.getHost() == null) {
            throw new IllegalArgumentException("no host");
        }
        // As AWS' own clients do: the path is signed, and an empty one is a slash.
        return url.getPath().endsWith("/") ? url : URI.create(url + "/");
    }

    static String domain(String region) {
        return region.startsWith("cn-") ? "amazonaws.com.cn" : "amazonaws.com";
    }
}

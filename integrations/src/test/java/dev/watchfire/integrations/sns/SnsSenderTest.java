// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.sns;

import static dev.watchfire.integrations.Notifications.T0;
import static dev.watchfire.integrations.Notifications.message;
import static dev.watchfire.integrations.Notifications.secret;
import static dev.watchfire.integrations.http.ScriptedServer.respond;
import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.engine.configuration.Options;
import dev.watchfire.engine.delivery.Delivery.Outcome;
import dev.watchfire.integrations.SendResult;
import dev.watchfire.integrations.Sender;
import dev.watchfire.integrations.VendorFacts;
import dev.watchfire.integrations.http.ScriptedServer;
import dev.watchfire.integrations.http.ScriptedServer.Received;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SnsSenderTest extends VendorFacts {
    private static final String TOPIC = "arn:aws:sns:eu-west-1:123456789012:alerts";

    @TempDir Path home;
    private final Map<String, String> environment = new HashMap<>();
    private Instant now = T0;
    private @Nullable Sender sender;

    @Override
    protected Sender sender() {
        Sender known = sender;
        if (known == null) {
            known =
                    new SnsSender(
                            http,
                            new AwsEnvironment(environment, home),
                            () -> now,
                            host -> server.url("/" + host));
            sender = known;
        }
        return known;
    }

    @Override
    protected ScriptedServer.Behaviour healthy() {
        return (request, socket) ->
                respond(
                                200,
                                request.body().contains("AssumeRole")
                                        ? """
                                        <AssumeRoleResponse><AssumeRoleResult><Credentials>
                                        <AccessKeyId>ASIA1</AccessKeyId>
                                        <SecretAccessKey>role-secret</SecretAccessKey>
                                        <SessionToken>role-token</SessionToken>
                                        <Expiration>2026-11-22T10:15:00Z</Expiration>
                                        </Credentials></AssumeRoleResult></AssumeRoleResponse>\
                                        """
                                        : "<PublishResponse/>")
                        .on(request, socket);
    }

    private static Options sigv4(@Nullable Object... changes) {
        Map<String, @Nullable Object> values =
                values(
                        "region", "eu-west-1",
                        "access_key", "AKID",
                        "secret_key", secret(SECRET),
                        "profile", "",
                        "role_arn", "",
                        "external_id", "",
                        "service", "",
                        "use_fips_sts_endpoint", null);
        for (int i = 0; i < changes.length; i += 2) {
            values.put(String.valueOf(changes[i]), changes[i + 1]);
        }
        return Options.of(values);
    }

    @Override
    protected Map<String, @Nullable Object> defaults() {
        return values(
                "api_url",
                server.url(""),
                "sigv4",
                sigv4(),
                "topic_arn",
                TOPIC,
                "phone_number",
                "",
                "target_arn",
                "",
                "subject",
                "{{ template \"sns.default.subject\" . }}",
                "message",
                "{{ template \"sns.default.message\" . }}",
                "attributes",
                null,
                "use_aws_http_client",
                null);
    }

    @Override
    protected String textOption() {
        return "message";
    }

    @Override
    protected @Nullable String secretOption() {
        return null;
    }

    @Override
    protected Map.Entry<String, String> failure() {
        return Map.entry(
                """
                <ErrorResponse><Error><Type>Sender</Type><Code>InvalidParameter</Code>
                <Message>Invalid parameter: TopicArn</Message></Error></ErrorResponse>\
                """,
                "InvalidParameter: Invalid parameter: TopicArn");
    }

    @Test
    void aMessageIsPublishedWithAlertmanagersDefaults() throws Exception {
        Received request = exchange(message(), options()).getFirst();

        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.path()).isEqualTo("/");
        assertThat(request.header("content-type")).isEqualTo("application/x-www-form-urlencoded");
        Map<String, String> fields = form(request.body());
        assertThat(fields.remove("Message")).contains("db-1");
        assertThat(fields)
                .isEqualTo(
                        Map.of(
                                "Action", "Publish",
                                "Version", "2010-03-31",
                                "TopicArn", TOPIC,
                                "Subject", "[FIRING:2] DiskFull (critical)"));
    }

    @Test
    void whatArrivesIsSigned() throws Exception {
        Received request = exchange(message(), options()).getFirst();

        Map<String, String> headers =
                Signature.headers(
                        new AwsCredentials("AKID", SECRET, ""),
                        "eu-west-1",
                        "sns",
                        URI.create("http://" + request.header("host") + "/"),
                        request.body(),
                        T0);
        assertThat(request.header("authorization")).isEqualTo(headers.get("Authorization"));
        assertThat(request.header("x-amz-date")).isEqualTo("20261122T100000Z");
    }

    @Test
    void everyOptionHasItsField() throws Exception {
        Map<String, String> fields =
                form(
                        exchange(
                                        message(),
                                        options(
                                                "topic_arn", "",
                                                "target_arn", "arn:{{ .Receiver }}",
                                                "subject", "Zürich\nis {{ .Status }}",
                                                "message", "m {{ .Status }}",
                                                "attributes",
                                                        Map.of("{{ .Receiver }}", "{{ .Status }}")))
                                .getFirst()
                                .body());

        assertThat(fields)
                .isEqualTo(
                        Map.of(
                                "Action", "Publish",
                                "Version", "2010-03-31",
                                "TargetArn", "arn:ops",
                                "Subject", "Z?rich is firing",
                                "Message", "m firing",
                                "MessageAttributes.entry.1.Name", "ops",
                                "MessageAttributes.entry.1.Value.DataType", "String",
                                "MessageAttributes.entry.1.Value.StringValue", "firing"));
    }

    @Test
    void aFifoTopicGetsTheGroup() throws Exception {
        assertThat(
                        form(
                                exchange(message(), options("topic_arn", TOPIC + ".fifo"))
                                        .getFirst()
                                        .body()))
                .containsEntry("MessageGroupId", message().groupHash())
                .containsEntry("MessageDeduplicationId", message().groupHash());
    }

    @Test
    void whatIsTooLongIsCut() throws Exception {
        Map<String, String> sms =
                form(
                        exchange(
                                        message(),
                                        options(
                                                "topic_arn",
                                                "",
                                                "phone_number",
                                                "+100",
                                                "message",
                                                "x" + "é".repeat(2_000),
                                                "subject",
                                                "s".repeat(200)))
                                .getFirst()
                                .body());
        Map<String, String> topic =
                form(
                        exchange(message(), options("message", "x".repeat(300_000)))
                                .getFirst()
                                .body());

        assertThat(sms)
                .containsEntry("PhoneNumber", "+100")
                .containsEntry("Message", "x" + "é".repeat(799))
                .containsEntry("Subject", "s".repeat(100))
                .containsEntry("MessageAttributes.entry.1.Name", "truncated")
                .containsEntry("MessageAttributes.entry.1.Value.StringValue", "true");
        assertThat(topic.get("Message")).hasSize(256 * 1024);
    }

    @Test
    void keysMayComeFromTheEnvironment() throws Exception {
        environment.put("AWS_ACCESS_KEY_ID", "ENVID");
        environment.put("AWS_SECRET_ACCESS_KEY", "env-secret");
        environment.put("AWS_SESSION_TOKEN", "env-token");
        environment.put("AWS_REGION", "us-east-2");

        Received request = exchange(message(), options("sigv4", null)).getFirst();

        assertThat(request.header("authorization"))
                .contains("Credential=ENVID/20261122/us-east-2/sns/aws4_request")
                .contains("SignedHeaders=host;x-amz-date;x-amz-security-token");
        assertThat(request.header("x-amz-security-token")).isEqualTo("env-token");
    }

    @Test
    void aNamedProfileGoesBeforeTheEnvironment() throws Exception {
        environment.put("AWS_ACCESS_KEY_ID", "ENVID");
        environment.put("AWS_SECRET_ACCESS_KEY", "env-secret");
        Files.createDirectory(home.resolve(".aws"));
        Files.writeString(
                home.resolve(".aws/credentials"),
                "[default]\naws_access_key_id = no\n\n# x\n[work]\n"
                        + "aws_access_key_id = FILEID\naws_secret_access_key = s=1\n");
        Files.writeString(home.resolve(".aws/config"), "[profile work]\nregion=ap-south-1\n");
        Options sigv4 =
                sigv4("region", "", "access_key", "", "secret_key", null, "profile", "work");

        Received request = exchange(message(), options("sigv4", sigv4)).getFirst();

        assertThat(request.header("authorization"))
                .contains("Credential=FILEID/20261122/ap-south-1/sns/");
    }

    @Test
    void withoutKeysOrRegionItIsTriedAgain() {
        Options keyless = sigv4("access_key", "", "secret_key", null);

        assertThat(send(message(), options("sigv4", null)).message()).contains("no AWS region");
        SendResult result = send(message(), options("sigv4", keyless));

        assertThat(result.outcome()).isEqualTo(Outcome.RETRYABLE);
        assertThat(result.message()).contains("no AWS keys", "AWS_ACCESS_KEY_ID");
    }

    @Test
    void aRoleIsAssumedAndKept() throws Exception {
        Options options =
                options("sigv4", sigv4("role_arn", "arn:aws:iam::1:role/r", "external_id", "x"));

        List<Received> requests = exchange(message(), options);

        assertThat(requests).hasSize(2);
        assertThat(requests.getFirst().path()).isEqualTo("/sts.eu-west-1.amazonaws.com");
        assertThat(requests.getFirst().header("authorization"))
                .contains("Credential=AKID/20261122/eu-west-1/sts/");
        assertThat(form(requests.getFirst().body()))
                .containsEntry("Action", "AssumeRole")
                .containsEntry("Version", "2011-06-15")
                .containsEntry("RoleArn", "arn:aws:iam::1:role/r")
                .containsEntry("DurationSeconds", "900")
                .containsEntry("ExternalId", "x")
                .containsKey("RoleSessionName");
        assertThat(requests.get(1).header("authorization")).contains("Credential=ASIA1/");
        assertThat(requests.get(1).header("x-amz-security-token")).isEqualTo("role-token");
        now = T0.plusSeconds(13 * 60);
        assertThat(exchange(message(), options)).hasSize(1);
        now = T0.plusSeconds(14 * 60);
        assertThat(exchange(message(), options)).hasSize(2);
    }

    @Test
    void throttlingPasses() {
        assertThat(
                        sendTo(
                                        respond(
                                                400,
                                                "<Error><Code>Throttling</Code><Message>Rate"
                                                        + " exceeded</Message></Error>"))
                                .outcome())
                .isEqualTo(Outcome.RETRYABLE);
    }

    @Test
    void aTokenThatExpiredIsReplaced() throws Exception {
        Options options = options("sigv4", sigv4("role_arn", "arn:aws:iam::1:role/r"));
        exchange(message(), options);
        server.behave(respond(403, "<Error><Code>ExpiredToken</Code></Error>"));

        assertThat(send(message(), options).outcome()).isEqualTo(Outcome.RETRYABLE);
        server.next();
        assertThat(exchange(message(), options)).hasSize(2);
    }

    @Test
    void theServiceIsInItsRegion() {
        assertThat(sender().destination(options("api_url", ""))).isEqualTo("Amazon SNS");
    }
}

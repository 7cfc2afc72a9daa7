// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.config.problem.Problem;
import dev.watchfire.config.problem.Problem.Code;
import dev.watchfire.config.problem.Problems;
import dev.watchfire.config.receiver.ReceiverTypes;
import dev.watchfire.config.yaml.YamlReader;
import dev.watchfire.engine.configuration.Configuration;
import dev.watchfire.engine.configuration.HttpSettings;
import dev.watchfire.engine.configuration.InhibitRule;
import dev.watchfire.engine.configuration.Integration;
import dev.watchfire.engine.configuration.IntegrationSettings.NotDelivered;
import dev.watchfire.engine.configuration.Options;
import dev.watchfire.engine.configuration.Receiver;
import dev.watchfire.engine.configuration.Route;
import dev.watchfire.engine.configuration.Secret;
import dev.watchfire.engine.interval.TimeInterval;
import dev.watchfire.engine.interval.TimeInterval.Range;
import dev.watchfire.engine.label.LabelSet;
import dev.watchfire.engine.matcher.Matcher;
import dev.watchfire.engine.matcher.MatcherSyntax;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConfigurationReaderTest {
    @Test
    void routesInheritAllButMatchersContinueAndIntervals() throws IOException {
        Route root = good("route-tree").route();

        assertThat(root.receiver()).isEqualTo("default");
        assertThat(root.groupBy()).containsExactly("alertname", "cluster");
        Route page = root.routes().getFirst();
        assertThat(page.receiver()).isEqualTo("pager");
        assertThat(page.groupByAll()).isTrue();
        assertThat(page.continues()).isTrue();
        assertThat(page.groupWait()).isEqualTo(Duration.ofSeconds(10));
        Route inner = page.routes().getFirst();
        assertThat(inner.receiver()).isEqualTo("pager");
        assertThat(inner.groupByAll()).isFalse();
        assertThat(inner.groupBy()).isEmpty();
        assertThat(inner.continues()).isFalse();
        assertThat(inner.labels())
                .isEqualTo(LabelSet.of("team", "own", "region", "{{ .CommonLabels.region }}"));
        Route second = root.routes().get(1);
        assertThat(second.groupBy()).containsExactly("alertname", "cluster");
        assertThat(second.groupWait()).isEqualTo(Duration.ZERO);
        assertThat(second.groupInterval()).isEqualTo(Duration.ofMinutes(1));
        assertThat(second.repeatInterval()).isEqualTo(Duration.ofDays(7));
    }

    @Test
    void aRouteKeyIsBuiltOfTheSortedMatchersOfEachLevel() throws IOException {
        Route root = good("route-tree").route();

        assertThat(root.key()).isEqualTo("{}");
        Route page = root.routes().getFirst();
        assertThat(page.key()).isEqualTo("{}/{severity=\"page\",team=~\"a|b\"}");
        assertThat(page.routes().getFirst().key())
                .isEqualTo(page.key() + "/{a!~\"d\",b!=\"c\",x=\"1\",y=~\"^(?:a.*)$\"}");
        assertThat(page.routes().getFirst().matchers())
                .contains(Matcher.of("y", Matcher.Op.REGEX, "a.*"));
    }

    @Test
    void siblingsWithTheSameMatchersShareAKeyAndHaveIdsOfTheirOwn() throws IOException {
        Route root = good("route-tree").route();

        Route first = root.routes().getFirst();
        Route second = root.routes().get(1);
        assertThat(second.key()).isEqualTo(first.key());
        assertThat(first.id()).isEqualTo(first.key());
        assertThat(second.id()).isEqualTo(first.key() + "#2");
        assertThat(second.routes().getFirst().id()).isEqualTo(second.id() + "/{c=\"d\"}");
        assertThat(root.routes().get(2).id()).isEqualTo("{}/{}");
    }

    @Test
    void defaultsAreThoseOfAlertmanager() {
        Configuration read = accept("route: {receiver: a}\nreceivers: [{name: a}]");

        assertThat(read.resolveTimeout()).isEqualTo(Duration.ofMinutes(5));
        assertThat(read.route().groupWait()).isEqualTo(Duration.ofSeconds(30));
        assertThat(read.route().groupInterval()).isEqualTo(Duration.ofMinutes(5));
        assertThat(read.route().repeatInterval()).isEqualTo(Duration.ofHours(4));
        assertThat(read.route().groupBy()).isEmpty();
        assertThat(read.route().groupByAll()).isFalse();
    }

    @Test
    void aWebhookIsReadInFull() throws IOException {
        Options webhook = webhook(good("webhooks"), 1);

        assertThat(webhook.secret("url")).isEqualTo(new Secret("https://example.com/"));
        assertThat(webhook.text("url_file")).isEmpty();
        assertThat(webhook.number("max_alerts")).isEqualTo(10);
        assertThat(webhook.duration("timeout")).isEqualTo(Duration.ofSeconds(90));
        HttpSettings http = webhook.http();
        assertThat(http.basicAuth())
                .isEqualTo(new HttpSettings.BasicAuth("u", null, new Secret("p"), null));
        assertThat(http.authorization()).isNull();
        assertThat(http.tls().insecureSkipVerify()).isTrue();
        assertThat(http.tls().serverName()).isEqualTo("a");
        assertThat(http.tls().minVersion()).isEqualTo("TLS12");
        assertThat(http.proxy().url()).isEqualTo(new Secret("http://u:p@proxy.example.com:3128"));
        assertThat(http.proxy().noProxy()).isEqualTo("localhost,10.0.0.0/8");
        assertThat(http.proxy().connectHeaders())
                .containsEntry("X-Proxy", List.of(new Secret("one"), new Secret("two")));
        assertThat(http.followRedirects()).isTrue();
        assertThat(http.enableHttp2()).isFalse();
        assertThat(http.headers())
                .containsEntry(
                        "X-Plain", new HttpSettings.Header(List.of("a", "b"), List.of(), List.of()))
                .containsEntry(
                        "X-Secret",
                        new HttpSettings.Header(List.of(), List.of(new Secret("s")), List.of()));
    }

    @Test
    void aProxysPasswordIsShownNowhere() {
        Configuration read =
                accept(
                        """
                        route: {receiver: a}
                        receivers:
                          - name: a
                            webhook_configs:
                              - url: http://example.com/
                                http_config: {proxy_url: "http://anna:hush@proxy:3128"}
                        """);

        assertThat(read.original()).contains("http://anna:xxxxx@proxy:3128");
        assertThat(read.original()).doesNotContain("hush");
        assertThat(read.toString()).doesNotContain("hush");
    }

    @Test
    void aWebhookWithoutHttpConfigTakesTheGlobalOneAsAWhole() throws IOException {
        Options webhook = webhook(good("webhooks"), 0);

        assertThat(webhook.http().followRedirects()).isFalse();
        assertThat(webhook.http().authorization())
                .isEqualTo(
                        new HttpSettings.Authorization(
                                "Bearer", new Secret("global-secret"), null));
    }

    @Test
    void charactersThatAUrlCannotHoldAreEscaped() throws IOException {
        assertThat(webhook(good("webhooks"), 0).secret("url"))
                .isEqualTo(new Secret("http://user:pass@example.com:8080/a%20b?q=%C3%A4"));
    }

    @Test
    void oauth2AndTheOldBearerTokenAreRead() throws IOException {
        HttpSettings.OAuth2 oauth2 = webhook(good("webhooks"), 2).http().oauth2();

        assertThat(oauth2).isNotNull();
        assertThat(oauth2.clientId()).isEqualTo("id");
        assertThat(oauth2.clientSecret()).isEqualTo(new Secret("secret"));
        assertThat(oauth2.scopes()).containsExactly("a", "b");
        assertThat(oauth2.tokenUrl()).isEqualTo("https://example.com/token");
        assertThat(oauth2.endpointParams()).isEqualTo(Map.of("audience", "x"));
        assertThat(oauth2.tls().ca()).isEqualTo("pem");
        assertThat(webhook(good("webhooks"), 3).http().authorization())
                .isEqualTo(new HttpSettings.Authorization("Bearer", new Secret("legacy"), null));
    }

    @Test
    void aPayloadOfItsOwnIsATreeWithTheTypesOfItsScalars() throws IOException {
        Object payload = webhook(good("webhooks"), 5).tree("payload");

        assertThat(payload)
                .isEqualTo(
                        Map.of(
                                "text",
                                "{{ .Status }}",
                                "list",
                                Arrays.asList(1L, true, null, Map.of("a", "1")),
                                "nested",
                                List.of(List.of(1L, 2L), List.of())));
    }

    @Test
    void everyVendorLoadsWithItsOwnDefaultForResolvedAlerts() throws IOException {
        Receiver receiver = good("every-vendor-through-global").receivers().getFirst();

        assertThat(receiver.integrations()).hasSize(9);
        assertThat(receiver.integrations().stream().filter(Integration::sendResolved))
                .extracting(Integration::type)
                .containsExactlyInAnyOrder(
                        "opsgenie", "victorops", "telegram", "jira", "mattermost");
        assertThat(receiver.integrations())
                .allSatisfy(
                        i ->
                                assertThat(i.settings() instanceof NotDelivered)
                                        .isNotEqualTo(ReceiverTypes.DELIVERED.contains(i.type())));
    }

    @Test
    void integrationsOfOneTypeAreCounted() throws IOException {
        Receiver receiver = good("every-vendor-on-its-own").receivers().getFirst();

        assertThat(receiver.integrations())
                .extracting(Integration::label)
                .contains("slack[0]", "slack[1]", "jira[0]")
                .doesNotHaveDuplicates();
    }

    @Test
    void receiverLabelsLeaveTheImplicitNameOut() throws IOException {
        assertThat(good("route-tree").receiver("pager").labels())
                .isEqualTo(LabelSet.of("owner", "sre"));
    }

    @Test
    void inhibitionRulesJoinTheOldAndTheNewSpelling() throws IOException {
        List<InhibitRule> rules = good("inhibition").inhibitRules();

        assertThat(rules.getFirst().name()).isEqualTo("severity");
        assertThat(rules.getFirst().equal()).containsExactly("alertname", "cluster");
        assertThat(rules.get(1).source())
                .containsExactly(
                        Matcher.of("a", Matcher.Op.EQUAL, "b"),
                        Matcher.of("c", Matcher.Op.REGEX, "d.*"));
        assertThat(rules.get(1).target())
                .containsExactly(
                        Matcher.of("e", Matcher.Op.EQUAL, "f"),
                        Matcher.of("g", Matcher.Op.REGEX, "h"));
        assertThat(rules.get(2).source()).isEmpty();
    }

    @Test
    void timeIntervalsAreReadFromBothSections() throws IOException {
        Map<String, List<TimeInterval>> intervals = good("time-intervals").timeIntervals();

        assertThat(intervals.keySet()).containsExactlyInAnyOrder("old", "hours", "odd");
        TimeInterval hours = intervals.get("hours").getFirst();
        assertThat(hours.times()).containsExactly(new Range(540, 1050), new Range(1320, 1440));
        assertThat(hours.weekdays()).containsExactly(new Range(1, 5), new Range(0, 0));
        assertThat(hours.daysOfMonth())
                .containsExactly(
                        new Range(1, 5), new Range(-3, -1), new Range(15, 15), new Range(27, -1));
        assertThat(hours.months())
                .containsExactly(new Range(1, 3), new Range(5, 5), new Range(11, 12));
        assertThat(hours.years()).containsExactly(new Range(2024, 2030), new Range(2035, 2035));
        assertThat(hours.location()).isEqualTo(ZoneId.of("Asia/Seoul"));
        assertThat(intervals.get("old").getFirst().location()).isEqualTo(ZoneOffset.UTC);
    }

    @Test
    void theMatcherSyntaxDecidesWhatIsRead() {
        String text =
                "route: {receiver: a, group_by: [a b], routes: [{matchers: ['a=']}]}\n"
                        + "receivers: [{name: a}]";

        assertThat(problems(text, ReadOptions.DEFAULT.withSyntax(MatcherSyntax.CLASSIC)))
                .containsExactly(
                        "1:33: route.group_by: invalid label name \"a b\" in group_by list");
        assertThat(problems(text, ReadOptions.DEFAULT.withSyntax(MatcherSyntax.UTF8)))
                .singleElement()
                .asString()
                .startsWith("1:60: route.routes[0].matchers[0]: ");
    }

    @Test
    void relativePathsStartAtTheDirectoryOfTheFile(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("alertmanager.yml");
        Files.writeString(directory.resolve("url"), "http://example.com/");
        Files.writeString(
                file,
                """
                route: {receiver: a}
                templates: [t/*.tmpl, /abs/*.tmpl]
                receivers:
                  - name: a
                    webhook_configs:
                      - url_file: ./url
                        http_config: {tls_config: {ca_file: sub/../ca.pem}}
                """);

        ReadResult.Accepted read =
                (ReadResult.Accepted) ConfigurationReader.readFile(file, ReadOptions.DEFAULT);

        Options webhook = webhook(read.configuration(), 0);
        assertThat(webhook.secret("url")).isNull();
        assertThat(webhook.text("url_file")).isEqualTo(directory.resolve("url").toString());
        assertThat(webhook.http().tls().caFile()).isEqualTo(directory.resolve("ca.pem").toString());
        assertThat(read.templates()).containsExactly(directory + "/t/*.tmpl", "/abs/*.tmpl");
        assertThat(read.warnings()).extracting(Problem::code).containsExactly(Code.UNREADABLE_FILE);
    }

    @Test
    void aFileThatIsMissingIsAProblemLikeAnyOther(@TempDir Path directory) {
        Path file = directory.resolve("none.yml");

        ReadResult.Refused read =
                (ReadResult.Refused) ConfigurationReader.readFile(file, ReadOptions.DEFAULT);

        assertThat(read.report()).isEqualTo(file + ":1:1: cannot read the file: it does not exist");
    }

    @Test
    void anEmptyFileIsRefused() {
        assertThat(problems("", ReadOptions.DEFAULT))
                .containsExactly(
                        "1:1: no route provided in config; it needs a route and a receiver");
    }

    @Test
    void aFileThatIsTooLargeIsRefusedUnread() {
        byte[] bytes = new byte[YamlReader.MAX_BYTES + 1];

        ReadResult read = new ConfigurationReader(ReadOptions.DEFAULT).read(bytes);

        assertThat(((ReadResult.Refused) read).problems())
                .extracting(Problem::code)
                .containsExactly(Code.TOO_LARGE);
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheText() {
        Configuration read = accept("\ufeffroute: {receiver: a}\nreceivers: [{name: a}]");

        assertThat(read.route().receiver()).isEqualTo("a");
    }

    @Test
    void aLongListOfProblemsIsCut() {
        StringBuilder text = new StringBuilder("route: {receiver: a}\nreceivers: [{name: a}]\n");
        for (int i = 0; i < Problems.MAX_REPORTED + 20; i++) {
            text.append("unknown_").append(i).append(": 1\n");
        }

        List<String> problems = problems(text.toString(), ReadOptions.DEFAULT);

        assertThat(problems).hasSize(Problems.MAX_REPORTED + 1);
        assertThat(problems.getLast()).endsWith("20 more problems from here on not shown");
    }

    @Test
    void noSecretAppearsInWhatIsShown() throws IOException {
        ReadResult.Accepted read = (ReadResult.Accepted) read("webhooks");

        String shown = read + read.configuration().original() + read.configuration();
        assertThat(shown)
                .contains("<secret>")
                .doesNotContain("global-secret")
                .doesNotContain("legacy")
                .doesNotContain("user:pass")
                .doesNotContain("password: p\n");
    }

    @Test
    void noSecretAppearsInProblems() throws IOException {
        byte[] bytes = Files.readAllBytes(Corpus.path("bad").resolve("secrets-are-not-shown.yml"));
        String text = new String(bytes, StandardCharsets.UTF_8);
        String withoutExpectations = text.substring(0, text.indexOf("#= "));

        assertThat(problems(withoutExpectations, ReadOptions.DEFAULT))
                .isNotEmpty()
                .noneMatch(p -> p.contains("hunter2"));
    }

    @Test
    void theHashTellsTextsApart() {
        String text = "route: {receiver: a}\nreceivers: [{name: a}]\n";

        assertThat(accept(text).hash()).isEqualTo(accept(text).hash());
        assertThat(accept(text + "#").hash()).isNotEqualTo(accept(text).hash());
    }

    @Test
    void aliasesMayBeUsedManyTimes() {
        StringBuilder text =
                new StringBuilder(
                        "route: {receiver: a}\n"
                            + "receivers:\n"
                            + "  - name: a\n"
                            + "    webhook_configs:\n"
                            + "      - &hook {url: http://x/, http_config: {enable_http2: no}}\n");
        text.repeat("      - *hook\n", 500);

        assertThat(accept(text.toString()).receivers().getFirst().integrations()).hasSize(501);
    }

    @Test
    void theBuiltInConfigurationTellsNobody() {
        Configuration builtIn = DefaultConfiguration.configuration();

        assertThat(builtIn.receivers())
                .singleElement()
                .satisfies(r -> assertThat(r.integrations()).isEmpty());
        assertThat(builtIn.route().groupBy()).containsExactly("alertname");
    }

    private static ReadResult read(String name) throws IOException {
        byte[] bytes = Files.readAllBytes(Corpus.path("good").resolve(name + ".yml"));
        return new ConfigurationReader(ReadOptions.DEFAULT).read(bytes);
    }

    private static Configuration good(String name) throws IOException {
        return ((ReadResult.Accepted) read(name)).configuration();
    }

    private static Configuration accept(String text) {
        ReadResult result = new ConfigurationReader(ReadOptions.DEFAULT).read(text);
        if (result instanceof ReadResult.Refused refused) {
            throw new AssertionError(refused.report());
        }
        return ((ReadResult.Accepted) result).configuration();
    }

    private static List<String> problems(String text, ReadOptions options) {
        ReadResult result = new ConfigurationReader(options).read(text);
        return ((ReadResult.Refused) result).problems().stream().map(Problem::toString).toList();
    }

    private static Options webhook(Configuration configuration, int index) {
        return (Options) configuration.receivers().getFirst().integrations().get(index).settings();
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.config.signin;

import dev.watchfire.config.http.HttpSchemas;
import dev.watchfire.config.http.HttpSettingsReader;
import dev.watchfire.config.problem.Position;
import dev.watchfire.config.problem.Problem.Code;
import dev.watchfire.config.problem.Problems;
import dev.watchfire.config.schema.Key;
import dev.watchfire.config.schema.Rule;
import dev.watchfire.config.schema.Schema;
import dev.watchfire.config.schema.Section;
import dev.watchfire.config.schema.Shown;
import dev.watchfire.config.schema.Type;
import dev.watchfire.config.schema.Value;
import dev.watchfire.config.schema.Value.Entries;
import dev.watchfire.config.schema.Value.Entry;
import dev.watchfire.config.schema.Value.Single;
import dev.watchfire.engine.configuration.Secret;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads `sign_in`.
public final class SignInReader {
    /// Each is a button; a longer list is a mistake of a program.
    private static final int MOST_PROVIDERS = 20;

    /// Part of an address and of the audit trail.
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,31}");

    private static final Pattern DOMAIN =
            Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*");

    /// Where a provider may be asked without TLS: nobody is between us and it.
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private static final Type ROLE =
            new Type.OneOf(List.of("viewer", "responder", "manager", "admin"));

    private static final Schema OIDC =
            Schema.of(
                            "oidc",
                            Key.text("name"),
                            Key.text("label"),
                            Key.text("issuer"),
                            Key.text("client_id"),
                            Key.secret("client_secret"),
                            Key.path("client_secret_file"),
                            Key.texts("scopes"),
                            Key.texts("allowed_domains"),
                            Key.text("email_verified_claim").or("email_verified"),
                            Key.text("groups_claim").or("groups"),
                            Key.map("role_map", ROLE),
                            Key.map("team_map", new Type.MapOf(ROLE)),
                            Key.section("http_config", () -> HttpSchemas.CLIENT))
                    .with(
                            Rule.required("name", "missing name, such as \"corp\""),
                            Rule.required(
                                    "issuer", "missing issuer, such as \"https://id.example.org\""),
                            Rule.required("client_id", "missing client_id"),
                            Rule.atMostOne("client_secret", "client_secret_file"));

    public static final Schema SCHEMA = Schema.of("sign_in", Key.sections("oidc", () -> OIDC));

    private final Problems problems;

    public SignInReader(Problems problems) {
        this.problems = problems;
    }

    /// @param section null where the file has none
    /// @return what is right of it; where something is wrong, `problems` says so
    public SignInSettings read(@Nullable Section section) {
        if (section == null) {
            return SignInSettings.NONE;
        }
        List<Section> sections = section.sections("oidc");
        if (sections.size() > MOST_PROVIDERS) {
            add(
                    section,
                    "oidc",
                    "at most %d providers, got %d".formatted(MOST_PROVIDERS, sections.size()));
            return SignInSettings.NONE;
        }
        Map<String, Position> names = new HashMap<>();
        List<OidcProvider> providers = new ArrayList<>();
        for (Section each : sections) {
            String name = name(each, names);
            providers.add(provider(each, name));
        }
        return new SignInSettings(providers);
    }

    private void add(Section section, String key, String message) {
        problems.add(section.at(key), section.path(key), Code.INVALID_VALUE, message);
    }

    private String name(Section section, Map<String, Position> names) {
        String name = section.text("name");
        if (name.isEmpty()) {
            return name;
        }
        if (!NAME.matcher(name).matches()) {
            add(
                    section,
                    "name",
                    "expected 1 to 32 characters a–z, 0–9 and \"-\", since it is part of an"
                            + " address, got "
                            + Shown.text(name));
        }
        Position first = names.putIfAbsent(name, section.at("name"));
        if (first != null) {
            problems.add(
                    section.at("name"),
                    section.path("name"),
                    Code.NOT_UNIQUE,
                    "provider " + Shown.text(name) + " is not unique, first at " + first);
        }
        return name;
    }

    private OidcProvider provider(Section section, String name) {
        checkIssuer(section);
        List<String> scopes = new ArrayList<>(section.texts("scopes"));
        if (scopes.isEmpty()) {
            scopes.addAll(List.of("openid", "profile", "email"));
        } else if (!scopes.contains("openid")) {
            add(section, "scopes", "without \"openid\" a provider does not say who somebody is");
        }
        for (String scope : scopes) {
            if (scope.isEmpty() || scope.chars().anyMatch(c -> c <= ' ' || c > '~')) {
                add(
                        section,
                        "scopes",
                        "expected one scope in each entry, got " + Shown.text(scope));
            }
        }
        String secret = section.textOrNull("client_secret");
        String label = section.text("label");
        return new OidcProvider(
                name,
                label.isEmpty() ? name : label,
                section.text("issuer"),
                section.text("client_id"),
                secret == null ? null : new Secret(secret),
                section.textOrNull("client_secret_file"),
                scopes,
                domains(section),
                section.text("email_verified_claim"),
                section.text("groups_claim"),
                section.textMap("role_map"),
                teams(section),
                HttpSettingsReader.read(section.section("http_config")));
    }

    /// OpenID Connect Discovery 1.0, section 2, wants https; nobody listens on the way to oneself.
    private void checkIssuer(Section section) {
        String issuer = section.text("issuer");
        if (issuer.isEmpty()) {
            return;
        }
        try {
            URI uri = new URI(issuer);
            String host = uri.getHost();
            boolean secure =
                    "https".equals(uri.getScheme())
                            || "http".equals(uri.getScheme())
                                    && host != null
                                    && LOOPBACK.contains(host.toLowerCase(Locale.ROOT));
            boolean bare =
                    uri.getRawQuery() == null
                            && uri.getRawFragment() == null
                            && uri.getRawUserInfo() == null;
            if (host == null || !secure || !bare) {
                add(
                        section,
                        "issuer",
                        "expected an https URL without query and fragment (http only on localhost),"
                                + " got "
                                + Shown.text(issuer));
            } else if (issuer.endsWith("/.well-known/openid-configuration")) {
                add(section, "issuer", "expected the issuer itself, without /.well-known/…");
            }
        } catch (URISyntaxException e) {
            add(section, "issuer", "expected an https URL, got " + Shown.text(issuer));
        }
    }

    private List<String> domains(Section section) {
        List<String> domains = new ArrayList<>();
        for (String given : section.texts("allowed_domains")) {
            String domain = given.toLowerCase(Locale.ROOT);
            if (!DOMAIN.matcher(domain).matches()) {
                add(
                        section,
                        "allowed_domains",
                        "expected what stands after the @ of an address, such as \"example.org\","
                                + " got "
                                + Shown.text(given));
            }
            domains.add(domain);
        }
        return domains;
    }

    private static Map<String, Map<String, String>> teams(Section section) {
        Map<String, Map<String, String>> teams = new LinkedHashMap<>();
        for (Entry group : section.entries("team_map")) {
            if (group.value() instanceof Entries entries) {
                Map<String, String> roles = new LinkedHashMap<>();
                for (Entry entry : entries.entries()) {
                    Value value = entry.value();
                    if (value instanceof Single single) {
                        roles.put(entry.key(), single.text());
                    }
                }
                teams.put(group.key(), Map.copyOf(roles));
            }
        }
        return teams;
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.configuration;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What one integration was given in the file, checked and with its defaults: a mapping from keys
/// to values, some of which are mappings again. What the keys mean is the integration's business.
///
/// Asking for a key that the integration's table does not have is a bug and throws.
public final class Options implements IntegrationSettings {
    private final Map<String, @Nullable Object> values;

    private Options(Map<String, @Nullable Object> values) {
        this.values = values;
    }

    /// @param values for every key of the table String, {@link Secret}, Boolean, Long, Double,
    ///   Duration, a list of strings, a map from strings to strings, {@link Options}, a list of
    ///   them, {@link HttpSettings}, {@link HttpSettings.TlsSettings}, a tree of maps, lists and
    ///   scalars, or null where the file does not have it
    public static Options of(Map<String, ? extends @Nullable Object> values) {
        return new Options(Collections.unmodifiableMap(new LinkedHashMap<>(values)));
    }

    /// The same but for one text.
    public Options withText(String key, String text) {
        Map<String, @Nullable Object> changed = new LinkedHashMap<>(values);
        changed.put(key, text);
        return new Options(Collections.unmodifiableMap(changed));
    }

    /// Whether the table has such a key: where several integrations share what they have in common.
    public boolean has(String key) {
        return values.containsKey(key);
    }

    private @Nullable Object value(String key) {
        Object value = values.get(key);
        if (value == null && !values.containsKey(key)) {
            throw new IllegalArgumentException(
                    "no option \"" + key + "\" among " + values.keySet());
        }
        return value;
    }

    private <T> T value(String key, Class<T> type, T missing) {
        Object value = value(key);
        return value == null ? missing : type.cast(value);
    }

    /// Whether it is given, or has a default, and is not empty.
    public boolean isSet(String key) {
        return switch (value(key)) {
            case null -> false;
            case String text -> !text.isEmpty();
            case List<?> list -> !list.isEmpty();
            case Map<?, ?> map -> !map.isEmpty();
            default -> true;
        };
    }

    /// "" where it is missing.
    public String text(String key) {
        return value(key, String.class, "");
    }

    /// Null where it is missing or empty.
    public @Nullable Secret secret(String key) {
        return value(key) instanceof Secret secret && !secret.reveal().isEmpty() ? secret : null;
    }

    public boolean flag(String key) {
        return value(key, Boolean.class, false);
    }

    /// Null where it is missing.
    public @Nullable Boolean flagOrNull(String key) {
        return (Boolean) value(key);
    }

    /// 0 where it is missing.
    public long number(String key) {
        return value(key, Long.class, 0L);
    }

    /// Zero where it is missing.
    public Duration duration(String key) {
        return value(key, Duration.class, Duration.ZERO);
    }

    @SuppressWarnings("unchecked")
    public List<String> texts(String key) {
        return (List<String>) value(key, List.class, List.of());
    }

    @SuppressWarnings("unchecked")
    public Map<String, String> textMap(String key) {
        return (Map<String, String>) value(key, Map.class, Map.of());
    }

    /// A mapping with keys of its own, or null.
    public @Nullable Options part(String key) {
        return (Options) value(key);
    }

    @SuppressWarnings("unchecked")
    public List<Options> parts(String key) {
        return (List<Options>) value(key, List.class, List.of());
    }

    /// Whatever YAML said: a map, a list, a string, a number, a boolean or null.
    public @Nullable Object tree(String key) {
        return value(key);
    }

    /// `http_config`, or the defaults where the integration has none.
    public HttpSettings http() {
        return values.get("http_config") instanceof HttpSettings http ? http : HttpSettings.DEFAULT;
    }

    public HttpSettings.TlsSettings tls(String key) {
        return value(key, HttpSettings.TlsSettings.class, HttpSettings.TlsSettings.DEFAULT);
    }

    /// All secrets, those of nested mappings included.
    public List<Secret> secrets() {
        List<Secret> secrets = new ArrayList<>();
        values.values().forEach(value -> collect(value, secrets));
        return secrets;
    }

    private static void collect(@Nullable Object value, List<Secret> into) {
        switch (value) {
            case Secret secret -> into.add(secret);
            case Options options -> into.addAll(options.secrets());
            case List<?> list -> list.forEach(item -> collect(item, into));
            case null, default -> {}
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Options options && values.equals(options.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    /// Secrets show as `<secret>`.
    @Override
    public String toString() {
        return values.toString();
    }
}

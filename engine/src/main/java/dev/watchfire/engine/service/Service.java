// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.service;

import dev.watchfire.engine.matcher.Matcher;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Something that people use and that a team looks after.
///
/// @param displayName what people call it; its name where that is not given
/// @param description "" for none
/// @param owner the name of a team
/// @param tier how much it matters, 1 most and 4 least, or null where that is not said
/// @param dependsOn names of services that it needs
/// @param matchers an alert that all of these match is the service's; none match none
/// @param users how many use it, or null where that is not known
/// @param revenuePerMinute what it earns while it works, or null
public record Service(
        String name,
        String displayName,
        String description,
        String owner,
        @Nullable Integer tier,
        List<String> dependsOn,
        List<Matcher> matchers,
        @Nullable String runbook,
        @Nullable String dashboard,
        List<Link> links,
        @Nullable Long users,
        @Nullable Money revenuePerMinute) {
    public static final int MOST_IMPORTANT_TIER = 1;
    public static final int LEAST_IMPORTANT_TIER = 4;

    public Service {
        dependsOn = List.copyOf(dependsOn);
        matchers = List.copyOf(matchers);
        links = List.copyOf(links);
    }

    public record Link(String name, String url) {}

    /// @param currency its code of ISO 4217
    public record Money(BigDecimal amount, String currency) {}
}

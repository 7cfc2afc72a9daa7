// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.paging;

import dev.watchfire.engine.label.LabelSet;
import dev.watchfire.engine.service.Service;
import dev.watchfire.engine.service.Services;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What suffers while a page is open: the services it is about, and all that need them.
///
/// @param service the first it is about, or null
/// @param tier of the most important service it is about, or null
/// @param affected how many services, those that need them included
/// @param revenuePerMinute what those earn, by currency
public record Impact(
        @Nullable Service service,
        @Nullable Integer tier,
        int affected,
        Map<String, BigDecimal> revenuePerMinute) {
    public static final Impact NONE = new Impact(null, null, 0, Map.of());

    public Impact {
        revenuePerMinute = Map.copyOf(revenuePerMinute);
    }

    public BigDecimal revenue(String currency) {
        return revenuePerMinute.getOrDefault(currency, BigDecimal.ZERO);
    }

    /// @param named the service that was named, or "" to find it by the labels
    public static Impact of(Services services, String named, LabelSet labels) {
        Service one = named.isEmpty() ? null : services.find(named);
        List<Service> about = one == null ? services.of(labels) : List.of(one);
        if (about.isEmpty()) {
            return NONE;
        }
        Map<String, Service> affected = new LinkedHashMap<>();
        Deque<Service> open = new ArrayDeque<>(about);
        while (!open.isEmpty()) {
            Service next = open.remove();
            if (affected.put(next.name(), next) == null) {
                open.addAll(services.dependents(next.name()));
            }
        }
        Integer tier = null;
        for (Service service : about) {
            Integer its = service.tier();
            if (its != null && (tier == null || its < tier)) {
                tier = its;
            }
        }
        Map<String, BigDecimal> revenue = new LinkedHashMap<>();
        for (Service service : affected.values()) {
            Service.Money money = service.revenuePerMinute();
            if (money != null) {
                revenue.merge(money.currency(), money.amount(), BigDecimal::add);
            }
        }
        return new Impact(about.getFirst(), tier, affected.size(), revenue);
    }
}

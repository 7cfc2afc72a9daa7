// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.paging;

import java.util.List;

/// One way in which something is that bad.
///
/// @param percent for {@link Factor#USERS}: from this share of users on; else 0
public record Criterion(Factor factor, int percent) {
    /// What people can tell about an outage without looking it up.
    public enum Factor {
        FULL_OUTAGE,
        PARTIAL_OUTAGE,
        DATA_LOSS,
        SECURITY_BREACH,
        USERS,
        URGENT,
        WORKAROUND,
        COSMETIC
    }

    /// What makes something that bad where nobody said otherwise.
    public static List<Criterion> usual(Severity severity) {
        return switch (severity) {
            case P1 ->
                    List.of(
                            new Criterion(Factor.FULL_OUTAGE, 0),
                            new Criterion(Factor.DATA_LOSS, 0),
                            new Criterion(Factor.SECURITY_BREACH, 0),
                            new Criterion(Factor.USERS, 50));
            case P2 ->
                    List.of(
                            new Criterion(Factor.PARTIAL_OUTAGE, 0),
                            new Criterion(Factor.URGENT, 0),
                            new Criterion(Factor.USERS, 10));
            case P3 -> List.of(new Criterion(Factor.WORKAROUND, 0), new Criterion(Factor.USERS, 1));
            case P4 -> List.of(new Criterion(Factor.COSMETIC, 0));
            case P5 -> List.of();
        };
    }
}

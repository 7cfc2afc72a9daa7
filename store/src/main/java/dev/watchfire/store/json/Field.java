// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.store.json;

import java.nio.charset.StandardCharsets;

/// The names of all fields, shared by what writes and what reads them. A name is never reused with
/// another meaning: what is written stays readable for ever.
enum Field {
    AGAIN("again"),
    ALERT_ID("alertId"),
    ANNOTATIONS("annotations"),
    ANNOTATIONS_BEFORE("annotationsBefore"),
    AT("at"),
    ATTEMPT_COUNT("attemptCount"),
    ATTEMPTS("attempts"),
    BY("by"),
    CAUSE("cause"),
    COMMENT("comment"),
    CREATED_AT("createdAt"),
    CREATED_BY("createdBy"),
    DECISIONS("decisions"),
    DELIVERY_ID("deliveryId"),
    ENDED_AT("endedAt"),
    ENDS_AT("endsAt"),
    EXPIRES_AT("expiresAt"),
    FACT("fact"),
    FAILED("failed"),
    FINISHED_AT("finishedAt"),
    FIRING("firing"),
    FALLBACK("fallback"),
    ENTRIES("entries"),
    FOREIGN("foreign"),
    FOREIGN_FIRING("foreignFiring"),
    FOREIGN_RESOLVED("foreignResolved"),
    FIRST_FLUSH_AT("firstFlushAt"),
    GENERATOR_URL("generatorUrl"),
    GENERATOR_URL_BEFORE("generatorUrlBefore"),
    GRACE_UNTIL("graceUntil"),
    GROUP_ID("groupId"),
    GROUP_KEY("groupKey"),
    GROUP_LABELS("groupLabels"),
    GROUPS("groups"),
    HASH("hash"),
    HELD("held"),
    ID("id"),
    INDEX("index"),
    INTEGRATION("integration"),
    KEY("key"),
    LABELS("labels"),
    LAST_FLUSH_AT("lastFlushAt"),
    LOG_KEY("logKey"),
    MATCHERS("matchers"),
    MATCHING("matching"),
    MEMORY("memory"),
    MESSAGE("message"),
    NAME("name"),
    NEXT_ATTEMPT_AT("nextAttemptAt"),
    NEXT_FLUSH_AT("nextFlushAt"),
    NUMBER("number"),
    OBSERVED("observed"),
    OP("op"),
    OUTCOME("outcome"),
    PHASE("phase"),
    REASON("reason"),
    RECEIVER("receiver"),
    RESOLVED("resolved"),
    REVISION("revision"),
    ROUTE_ID("routeId"),
    ROUTE_LABELS("routeLabels"),
    SILENCE("silence"),
    SILENCES("silences"),
    SILENCE_ID("silenceId"),
    STARTED_AT("startedAt"),
    STARTS_AT("startsAt"),
    STATE("state"),
    STATUS("status"),
    TELLINGS("tellings"),
    TEXT("text"),
    TIMEOUT("timeout"),
    UNCERTAIN("uncertain"),
    UPDATED_AT("updatedAt"),
    UUID("uuid"),
    VALUE("value"),
    VERDICT("verdict"),
    WHY("why");

    final String text;

    /// With its quotes and colon, as it is written.
    final byte[] quoted;

    Field(String text) {
        this.text = text;
        this.quoted = ("\"" + text + "\":").getBytes(StandardCharsets.US_ASCII);
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web;

import dev.watchfire.engine.matcher.MatcherParser;
import dev.watchfire.people.People;
import dev.watchfire.runtime.EngineAccess;
import dev.watchfire.store.Documents;
import dev.watchfire.versions.Configurations;
import dev.watchfire.web.access.TokenCheck;
import dev.watchfire.web.alertmanager.AlertmanagerApi.Build;
import dev.watchfire.web.alertmanager.AlertmanagerApi.Cluster;
import dev.watchfire.web.alertmanager.RouteLabels;
import dev.watchfire.web.api.AuditReport;
import dev.watchfire.web.api.Changes;
import dev.watchfire.web.calendar.CalendarReads;
import dev.watchfire.web.contact.Reaching;
import dev.watchfire.web.http.RequestTracer;
import dev.watchfire.web.inbound.ActionTokens;
import dev.watchfire.web.metrics.MetricLabels;
import dev.watchfire.web.oidc.Federation;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.InstantSource;
import java.util.function.Supplier;

/// Everything behind the server.
///
/// @param documents tables of what is no part of the engine's state
/// @param tokens the operator's
/// @param federation where people may sign in besides here
/// @param matchers how filters are read, and which names labels may have
/// @param receiverTests how receivers are tried out
/// @param shadowing how this server stands beside another one
/// @param metrics where the server's own metrics go and what `/metrics` shows
/// @param tracer told of every request
/// @param cluster this node and its peers, asked for each request
/// @param actionTokens what messages about pages carry
/// @param calendars how reading calendars elsewhere goes
/// @param reaching what reaching people needs
/// @param auditor what the auditor found last
public record Backend(
        EngineAccess engine,
        Archive archive,
        Documents documents,
        Changes changes,
        Pulse pulse,
        Reloader reloader,
        TokenCheck tokens,
        People people,
        Configurations configurations,
        Federation federation,
        MatcherParser matchers,
        RouteLabels routeLabels,
        ReceiverTests receiverTests,
        Shadowing shadowing,
        PrometheusRegistry metrics,
        MetricLabels metricLabels,
        RequestTracer tracer,
        Build build,
        Supplier<Cluster> cluster,
        CalendarReads calendars,
        ActionTokens actionTokens,
        Reaching reaching,
        Supplier<AuditReport> auditor,
        InstantSource clock) {}

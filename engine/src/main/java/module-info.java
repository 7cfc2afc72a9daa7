// SPDX-License-Identifier: Apache-2.0
/// The pure core: no I/O, no clock, no threads, no randomness, no logging.
module dev.watchfire.engine {
    requires re2j;
    requires static org.jspecify;

    exports dev.watchfire.engine;
    exports dev.watchfire.engine.alert;
    exports dev.watchfire.engine.calendar;
    exports dev.watchfire.engine.configuration;
    exports dev.watchfire.engine.decision;
    exports dev.watchfire.engine.delivery;
    exports dev.watchfire.engine.explain;
    exports dev.watchfire.engine.group;
    exports dev.watchfire.engine.interval;
    exports dev.watchfire.engine.label;
    exports dev.watchfire.engine.matcher;
    exports dev.watchfire.engine.notification;
    exports dev.watchfire.engine.oncall;
    exports dev.watchfire.engine.paging;
    exports dev.watchfire.engine.rota;
    exports dev.watchfire.engine.route;
    exports dev.watchfire.engine.service;
    exports dev.watchfire.engine.silence;
    exports dev.watchfire.engine.takeover;
}

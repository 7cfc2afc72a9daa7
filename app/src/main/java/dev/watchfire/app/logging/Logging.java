// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import org.slf4j.LoggerFactory;

/// Sets up logging to standard error.
public final class Logging {
    /// What it logs is meant for whoever starts the program, and for scripts that wait for it:
    /// shown at any level.
    public static final String ANNOUNCEMENTS = "watchfire";

    private Logging() {}

    public static void configure(LogLevel level, LogFormat format) {
        configure((LoggerContext) LoggerFactory.getILoggerFactory(), level, format);
    }

    static void configure(LoggerContext context, LogLevel level, LogFormat format) {
        LineEncoder encoder = new LineEncoder(format);
        encoder.setContext(context);
        encoder.start();
        ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
        appender.setContext(context);
        appender.setTarget("System.err");
        appender.setEncoder(encoder);
        appender.start();
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.detachAndStopAllAppenders();
        root.addAppender(appender);
        // Libraries speak of their own affairs at the levels at which we speak of ours.
        root.setLevel(Level.WARN);
        context.getLogger("dev.watchfire").setLevel(level.level());
        // Jetty's opinion of each cipher that Java and the other side agree to support is no news.
        context.getLogger("org.eclipse.jetty.util.ssl.SslContextFactory.config")
                .setLevel(Level.ERROR);
        context.getLogger(ANNOUNCEMENTS).setLevel(Level.INFO);
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.server;

import dev.watchfire.engine.Image;
import dev.watchfire.engine.Language;
import dev.watchfire.engine.configuration.Configuration;
import dev.watchfire.engine.configuration.Integration;
import dev.watchfire.engine.configuration.Receiver;
import dev.watchfire.engine.label.LabelSet;
import dev.watchfire.engine.paging.ContactMethod;
import dev.watchfire.engine.paging.Person;
import dev.watchfire.integrations.DispatchMode;
import dev.watchfire.integrations.Rehearsal;
import dev.watchfire.integrations.auditor.Saying;
import dev.watchfire.integrations.page.Pager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells those who look after this server that it fails: the fallback of `paging`, and every
/// administrator by all of their means, by a call only where nothing else went through. It needs
/// neither engine nor outbox.
final class AlarmPath {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private static final Logger LOG = LoggerFactory.getLogger(AlarmPath.class);

    private final Rehearsal rehearsal;
    private final Pager pager;
    private final DispatchMode mode;

    AlarmPath(Rehearsal rehearsal, Pager pager, DispatchMode mode) {
        this.rehearsal = rehearsal;
        this.pager = pager;
        this.mode = mode;
    }

    /// @return whether anybody was told
    boolean raise(Image image, Configuration configuration, Saying title, Saying text) {
        String fallback = configuration.paging().fallback();
        Receiver receiver = fallback == null ? null : configuration.receiver(fallback);
        boolean told = receiver != null && tell(configuration, receiver, title, text);
        List<Person> administrators = new ArrayList<>();
        image.people()
                .forEach(
                        person -> {
                            if (person.active() && person.administrator()) {
                                administrators.add(person);
                            }
                        });
        for (Person administrator : administrators) {
            told |= tell(configuration, administrator, title, text);
        }
        return told;
    }

    private boolean tell(
            Configuration configuration, Person administrator, Saying title, Saying text) {
        List<ContactMethod> calls = new ArrayList<>();
        boolean told = false;
        for (ContactMethod method : administrator.reachable()) {
            if (method.type().equals("voice")) {
                calls.add(method);
            } else {
                told |= tell(configuration, administrator, method, title, text);
            }
        }
        for (ContactMethod call : calls) {
            told = told || tell(configuration, administrator, call, title, text);
        }
        return told;
    }

    private boolean tell(
            Configuration configuration,
            Person person,
            ContactMethod method,
            Saying title,
            Saying text) {
        Integration means = configuration.means(method.type());
        if (means == null || mode != DispatchMode.SEND) {
            return false;
        }
        Language language = Language.of(person.language());
        try {
            return pager.alarm(
                            person, method, means, title.in(language), text.in(language), TIMEOUT)
                    .isSent();
        } catch (RuntimeException e) {
            // One means that fails must not silence the others.
            LOG.error("An alarm could not be told by {}", method.type(), e);
            return false;
        }
    }

    private boolean tell(
            Configuration configuration, Receiver receiver, Saying title, Saying text) {
        LabelSet labels = LabelSet.of("alertname", title.english(), "severity", "critical");
        LabelSet annotations =
                LabelSet.of("summary", title.english(), "description", text.english());
        boolean told = false;
        for (Rehearsal.Told outcome :
                rehearsal.tell(configuration, receiver, labels, annotations, true)) {
            told |= outcome.result().isSent();
        }
        return told;
    }
}

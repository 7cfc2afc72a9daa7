// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.paging;

import dev.watchfire.engine.Entity;
import dev.watchfire.engine.Image;
import dev.watchfire.engine.configuration.Configuration;
import dev.watchfire.engine.paging.EscalationPolicy;
import dev.watchfire.engine.paging.Page;
import dev.watchfire.engine.paging.PagePreview;
import dev.watchfire.engine.paging.Person;
import dev.watchfire.engine.rota.Rota;
import dev.watchfire.people.Caller;
import dev.watchfire.people.People;
import dev.watchfire.people.teams.Team;
import dev.watchfire.runtime.EngineAccess;
import dev.watchfire.store.StoreException;
import dev.watchfire.web.Archive;
import dev.watchfire.web.accounts.Fields;
import dev.watchfire.web.api.Paging;
import dev.watchfire.web.http.Exchange;
import dev.watchfire.web.http.Refusal;
import dev.watchfire.web.http.Style;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What all endpoints about pages ask: which pages there are, and who may do what with them.
final class PageBook {
    private final EngineAccess engine;
    private final Archive archive;
    private final People people;
    private final PageRights rights;
    private final InstantSource clock;

    PageBook(EngineAccess engine, Archive archive, People people, InstantSource clock) {
        this.engine = engine;
        this.archive = archive;
        this.people = people;
        this.rights = new PageRights(people);
        this.clock = clock;
    }

    Image image() {
        return engine.image();
    }

    Archive archive() {
        return archive;
    }

    /// What the teams of people are called, by either of their names.
    Set<String> teamNames() {
        Set<String> names = new HashSet<>();
        for (Team team : people.teams().all()) {
            names.add(team.slug());
            names.add(team.name());
        }
        return names;
    }

    static Configuration configuration(Image image) throws Refusal {
        Configuration configuration = image.configuration();
        if (configuration == null) {
            throw new Refusal(
                    Style.problem(
                            503, "no-configuration", "No configuration is in force yet.", null));
        }
        return configuration;
    }

    Instant now(Image image) {
        Instant now = clock.instant();
        return now.isBefore(image.at()) ? image.at() : now;
    }

    /// The one that the path names, of the engine or of the archive.
    Page page(Exchange exchange) throws Refusal {
        long id = Paging.id(exchange, exchange.variable("id"));
        Page page = image().pages().get(id);
        if (page == null) {
            page = archived(id);
        }
        if (page == null) {
            throw Paging.missing("There is no page " + id + ", or it is older than what is kept.");
        }
        return page;
    }

    @Nullable Page archived(long id) throws Refusal {
        try {
            return archive.archived(Entity.Kind.PAGE, id) instanceof Page page ? page : null;
        } catch (StoreException e) {
            throw Paging.unreadable(e);
        }
    }

    static List<Person> people(Image image) {
        List<Person> all = new ArrayList<>();
        image.people().forEach(all::add);
        return all;
    }

    static PagePreview preview(Image image, Configuration configuration) {
        return new PagePreview(configuration, Rota.of(image), people(image));
    }

    static EscalationPolicy policy(Configuration configuration, String name) throws Refusal {
        EscalationPolicy policy = configuration.paging().policy(name);
        if (policy == null) {
            throw Paging.missing("There is no escalation policy \"" + name + "\".");
        }
        return policy;
    }

    PageRights rights() {
        return rights;
    }

    void requireAct(Caller caller, Page page) throws Refusal {
        if (!rights.mayAct(caller, page)) {
            throw new Refusal(Style.problem(403, "not-your-team", PageRights.refusal(page), null));
        }
    }

    /// The medium that an order came by.
    static String via(Exchange exchange) {
        boolean browser =
                exchange.caller() instanceof Caller.Person person && person.session() != null;
        return browser ? "web" : "api";
    }

    static Instant at(Fields fields, Instant missing) throws Refusal {
        Instant at = fields.instant("at");
        return at == null ? missing : at;
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.command.oncall;

import dev.watchfire.app.arguments.Action;
import dev.watchfire.app.arguments.Console;
import dev.watchfire.app.arguments.Option;
import dev.watchfire.app.arguments.Syntax;
import dev.watchfire.app.arguments.Words;
import dev.watchfire.app.client.ApiClient;
import dev.watchfire.app.client.ClientOptions;
import dev.watchfire.app.client.Table;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/// The holidays of a year.
final class HolidaysCommand implements Action {
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2999;

    private final ClientOptions client;
    private final Words<String> calendar;
    private final Option<Integer> year;

    HolidaysCommand(Syntax syntax) {
        calendar =
                syntax.words(
                        "CALENDAR", 0, 1, Function.identity(), "One calendar; else all of them.");
        year =
                syntax.option(
                        "--year",
                        "YEAR",
                        HolidaysCommand::year,
                        "Of this year; else of the present one.");
        client = new ClientOptions(syntax);
        syntax.note("Example: watchfire holidays kr --year=2027");
    }

    private static Integer year(String text) {
        try {
            int year = Integer.parseInt(text);
            if (year >= FIRST_YEAR && year <= LAST_YEAR) {
                return year;
            }
        } catch (NumberFormatException _) {
            // Said below.
        }
        throw new IllegalArgumentException(
                "'%s' is no year from %d to %d".formatted(text, FIRST_YEAR, LAST_YEAR));
    }

    @Override
    public int run(Console console) {
        ApiClient.Query query = new ApiClient.Query("/api/watchfire/v1/holidays");
        for (String name : calendar.all()) {
            query.with("calendar", name);
        }
        Integer asked = year.orNull();
        if (asked != null) {
            query.with("from", asked + "-01-01").with("to", asked + "-12-31");
        }
        JsonNode answer = client.connect().get(query);
        switch (client.output()) {
            case JSON -> console.out().println(answer.path("items").toPrettyString());
            case SIMPLE -> console.out().print(table(answer.path("items")));
        }
        for (JsonNode missing : answer.path("incomplete")) {
            console.err()
                    .printf(
                            "Warning: %s does not know all holidays of %d.%n",
                            missing.path("calendar").asString(""), missing.path("year").asInt(0));
        }
        return 0;
    }

    private static Table table(JsonNode items) {
        Table table = new Table("Date", "Calendar", "Name", "");
        for (JsonNode item : items) {
            String name = item.path("name").asString("");
            String korean = item.path("nameKo").asString("");
            table.add(
                    item.path("date").asString(""),
                    item.path("calendar").asString(""),
                    name,
                    korean.equals(name) ? "" : korean);
        }
        return table;
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.people.views;

import dev.watchfire.people.Caller;
import dev.watchfire.people.access.Permission;
import dev.watchfire.people.audit.Detail;
import dev.watchfire.people.ledger.Change;
import dev.watchfire.people.ledger.Ledger;
import dev.watchfire.people.ledger.Micros;
import dev.watchfire.people.ledger.Refusal;
import dev.watchfire.people.ledger.Rows;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/// Everybody's views. Reads are from memory and safe for any thread.
public final class SavedViews implements Ledger.Shelf {
    /// More do not fit into a bar, and nobody remembers them.
    public static final int MOST_OF_AN_OWNER = 24;

    public static final int MOST_NAME_LETTERS = 40;

    /// As long as an address that browsers, proxies and chats carry.
    public static final int MOST_QUESTION_LETTERS = 2_000;

    private static final Pattern PAGE = Pattern.compile("[a-z][a-z-]{0,31}");

    private static final Rows ROWS =
            Rows.of(
                    "saved_view",
                    1,
                    "id",
                    "owner",
                    "page",
                    "name",
                    "question",
                    "created_by",
                    "created_at");

    private volatile Map<String, SavedView> byId = new ConcurrentHashMap<>();

    /// What is to be kept.
    public record Draft(String page, String name, String question, boolean shared) {}

    /// As whom a caller keeps views: people as themselves, all operators as one.
    public static String ownerOf(Caller caller) {
        return switch (caller) {
            case Caller.Person person -> person.user().id();
            case Caller.Service service -> service.token().id();
            default -> "operator";
        };
    }

    /// Those of `owner` and everybody's, oldest first.
    public List<SavedView> of(String owner) {
        return byId.values().stream()
                .filter(view -> view.shared() || view.owner().equals(owner))
                .sorted(Comparator.comparing(SavedView::id))
                .toList();
    }

    /// Keeps a view; one with its name, page and owner makes room for it.
    public SavedView save(Change change, Caller caller, Draft draft) throws Refusal {
        String name = draft.name.strip();
        check(draft, name);
        requireWriter(caller);
        if (draft.shared && !caller.mayAnywhere(Permission.RESPOND)) {
            throw Refusal.forbidden(
                    "not-allowed", "A view for everybody needs the role responder in some team.");
        }
        String owner = draft.shared ? "" : ownerOf(caller);
        List<SavedView> own =
                byId.values().stream().filter(view -> view.owner().equals(owner)).toList();
        SavedView same =
                own.stream()
                        .filter(v -> v.name().equals(name) && v.page().equals(draft.page))
                        .findAny()
                        .orElse(null);
        if (same != null) {
            requireMine(caller, same);
        } else if (own.size() >= MOST_OF_AN_OWNER) {
            throw Refusal.conflict(
                    "too-many-views",
                    "There are %d views, which is the limit. Forget one.".formatted(own.size()));
        }
        SavedView view =
                new SavedView(
                        same == null ? change.newId() : same.id(),
                        owner,
                        draft.page,
                        name,
                        draft.question,
                        change.actor().name(),
                        change.at());
        change.put(
                ROWS,
                view.id(),
                view.owner(),
                view.page(),
                view.name(),
                view.question(),
                view.createdBy(),
                view.createdAt());
        change.audit(
                "view.saved",
                view.subject(),
                same == null ? Detail.NONE : detail(same),
                detail(view));
        change.afterwards(() -> byId.put(view.id(), view));
        return view;
    }

    private static void check(Draft draft, String name) throws Refusal {
        int letters = name.codePointCount(0, name.length());
        if (letters == 0 || letters > MOST_NAME_LETTERS) {
            throw Refusal.invalid(
                    "name", "A name has 1 to %d characters.".formatted(MOST_NAME_LETTERS));
        }
        if (!PAGE.matcher(draft.page).matches()) {
            throw Refusal.invalid("page", "A page is one of the console's, such as \"alerts\".");
        }
        if (draft.question.length() > MOST_QUESTION_LETTERS) {
            throw Refusal.invalid(
                    "question",
                    "The question has %d characters; %d is the limit."
                            .formatted(draft.question.length(), MOST_QUESTION_LETTERS));
        }
    }

    public void forget(Change change, Caller caller, String id) throws Refusal {
        SavedView view = byId.get(id);
        if (view == null || !view.shared() && !view.owner().equals(ownerOf(caller))) {
            throw Refusal.notFound("view", id);
        }
        requireWriter(caller);
        requireMine(caller, view);
        change.delete(ROWS, id);
        change.audit("view.forgotten", view.subject(), detail(view), Detail.NONE);
        change.afterwards(() -> byId.remove(id));
    }

    /// Everybody in person; of tokens only those that may do more than look.
    private static void requireWriter(Caller caller) throws Refusal {
        boolean inPerson = caller instanceof Caller.Person person && person.token() == null;
        if (!inPerson && !caller.mayAnywhere(Permission.RESPOND)) {
            throw Refusal.forbidden("not-allowed", "This token may only read.");
        }
    }

    /// Everybody's are changed by whoever made them, and by managers.
    private static void requireMine(Caller caller, SavedView view) throws Refusal {
        if (view.shared()
                && !view.createdBy().equals(caller.name())
                && !caller.mayAnywhere(Permission.MANAGE)) {
            throw Refusal.forbidden(
                    "not-allowed",
                    "The view \"%s\" is for everybody and was made by %s; changing it needs the role manager."
                            .formatted(view.name(), view.createdBy()));
        }
    }

    private static String detail(SavedView view) {
        return new Detail()
                .with("page", view.page())
                .with("name", view.name())
                .with("question", view.question())
                .with("shared", view.shared())
                .toString();
    }

    @Override
    public void load(Connection connection) throws SQLException {
        Map<String, SavedView> loaded = new ConcurrentHashMap<>();
        Ledger.each(
                connection,
                ROWS.select(),
                row -> {
                    SavedView view =
                            new SavedView(
                                    row.getString("id"),
                                    row.getString("owner"),
                                    row.getString("page"),
                                    row.getString("name"),
                                    row.getString("question"),
                                    row.getString("created_by"),
                                    Micros.toInstant(row.getLong("created_at")));
                    loaded.put(view.id(), view);
                });
        byId = loaded;
    }
}

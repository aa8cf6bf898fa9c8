package nl.balie.directory;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.balie.audit.Journal;
import nl.balie.database.ListPage;
import nl.balie.database.ListQuery;
import nl.balie.pages.Removal;
import nl.balie.pages.Saved;
import nl.balie.people.Agent;
import nl.balie.people.People;
import nl.balie.people.UserChanged;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The colleagues of an organisation as its administrators keep them. By their numbers is known who did not answer a call that
 * comes to the contact centre (requirement 2.2.40). Within its tenancy.
 */
@Component
public class Colleagues {
    private static final String KIND = "colleague";

    private final ColleagueRows rows;
    private final People people;
    private final Journal journal;

    Colleagues(ColleagueRows rows, People people, Journal journal) {
        this.rows = rows;
        this.people = people;
        this.journal = journal;
    }

    /** What of a colleague nobody else may have. */
    public enum Unique {
        EMAIL,
        KEY,
        USER
    }

    /** What is written of a colleague: his parts in words. */
    private record Written(
            String name,
            String department,
            String job,
            List<String> numbers,
            String email,
            String remark,
            int sortOrder,
            boolean visible,
            String user,
            String externalKey,
            String origin) {}

    /** A page of them, also of those who are not visible, by surname; looked up by all that is known of them. */
    public ListPage<Colleague> list(ListQuery asked) {
        return rows.all(asked);
    }

    /** All of them, in the same order. */
    public List<Colleague> everybody() {
        return rows.everybody();
    }

    /** The colleague, when he is one of this organisation. */
    public Optional<Colleague> find(UUID id) {
        return rows.find(id);
    }

    /** Who has this number, in E.164; of several, the one with whom alone it rings. */
    public Optional<Colleague> ofNumber(String number) {
        return rows.ofNumber(number);
    }

    /** What somebody else has already; empty when nothing stands in the way. */
    public Optional<Unique> taken(Colleague.Details details, @Nullable UUID besides) {
        return rows.likeness(details, besides).stream().findFirst().map(other -> {
            if (details.userId() != null
                    && details.userId().equals(other.details().userId())) {
                return Unique.USER;
            }
            return details.email().equalsIgnoreCase(other.details().email())
                            && !details.email().isEmpty()
                    ? Unique.EMAIL
                    : Unique.KEY;
        });
    }

    /** Adds one, whose e-mail address, key and user are nobody else's. */
    public Saved add(Colleague.Details details) {
        return add("", details);
    }

    Saved add(String source, Colleague.Details details) {
        rows.lock();
        if (taken(details, null).isPresent()) {
            return new Saved.Taken();
        }
        return new Saved.Done(insert(source, details));
    }

    /** Adds one who is known to be like nobody else. */
    UUID insert(String source, Colleague.Details details) {
        Colleague.Details named = named(details);
        UUID id = rows.add(name(named), source, named);
        journal.added(KIND, name(named), written(rows.find(id).orElseThrow()));
        return id;
    }

    /** Changes one; contacts that came from him keep what was known then. One that comes from a source is changed there only. */
    public Saved change(UUID id, Colleague.Details details) {
        rows.lock();
        Optional<Colleague> before = rows.find(id);
        if (before.isEmpty()) {
            return new Saved.Unknown();
        }
        if (before.get().isSourced()) {
            return new Saved.Refused(
                    "directory.colleagues.error.sourced", List.of(before.get().source()));
        }
        if (taken(details, id).isPresent()) {
            return new Saved.Taken();
        }
        update(before.get(), "", details);
        return new Saved.Done(id);
    }

    /** Changes one who stays like nobody else. */
    void update(Colleague before, String source, Colleague.Details details) {
        Colleague.Details named = named(details);
        rows.change(before.id(), name(named), source, named);
        journal.changed(
                KIND,
                before.name(),
                written(before),
                written(rows.find(before.id()).orElseThrow()));
    }

    /**
     * Removes one; contacts that came from him keep what was known then. One that comes from a source is not there to be removed.
     */
    public Removal remove(UUID id) {
        return Removal.of(rows.find(id).filter(found -> !found.isSourced()), before -> List.of(), this::delete);
    }

    void delete(Colleague colleague) {
        rows.remove(colleague.id());
        journal.removed(KIND, colleague.name(), written(colleague));
    }

    /** A colleague who is a user is called as the user is. */
    @EventListener
    void named(UserChanged event) {
        rows.ofUser(event.userId()).ifPresent(colleague -> {
            String name = name(colleague.details());
            if (!name.equals(colleague.name())) {
                update(colleague, colleague.source(), colleague.details());
            }
        });
    }

    private Colleague.Details named(Colleague.Details details) {
        return user(details.userId())
                .map(user -> new Colleague.Details(
                        PersonName.of(user.displayName()),
                        details.department(),
                        details.job(),
                        details.lines(),
                        details.email(),
                        details.remark(),
                        details.sortOrder(),
                        details.visible(),
                        details.userId(),
                        details.key()))
                .orElse(details);
    }

    private String name(Colleague.Details details) {
        return user(details.userId())
                .map(Agent::displayName)
                .orElseGet(() -> details.person().whole());
    }

    private Optional<Agent> user(@Nullable UUID id) {
        return id == null
                ? Optional.empty()
                : people.of(List.of(id)).values().stream().findFirst();
    }

    private Written written(Colleague colleague) {
        Colleague.Details details = colleague.details();
        return new Written(
                colleague.name(),
                details.department(),
                details.job(),
                details.lines().stream().map(PhoneLine::number).toList(),
                details.email(),
                details.remark(),
                details.sortOrder(),
                details.visible(),
                user(details.userId()).map(Agent::username).orElse(""),
                details.key(),
                colleague.source());
    }
}

package nl.balie.directory;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import nl.balie.database.ListPage;
import nl.balie.database.ListQuery;
import nl.balie.database.Tenancy;
import org.springframework.stereotype.Component;

/**
 * The directory as everybody of an organisation sees it (requirements 2.5.11 and 4.3.1): who is hidden is not there, and neither is
 * anybody of another organisation. Needs no tenancy.
 */
@Component
public class Directory {
    private final ColleagueRows rows;
    private final Presences presences;
    private final Tenancy tenancy;

    Directory(ColleagueRows rows, Presences presences, Tenancy tenancy) {
        this.rows = rows;
        this.presences = presences;
        this.tenancy = tenancy;
    }

    /**
     * The first so many of those in whom each word of the text is found: in first name, infix, surname, department, job, remark, e-mail
     * address or a number in whatever notation, with whatever capitals and accents. Everybody when the text is empty.
     *
     * @param limit from 1
     * @return in the order of the directory; four queries, however many are found
     */
    public List<DirectoryEntry> search(String organisation, String text, int limit) {
        return list(organisation, new ListQuery(text, 1, limit)).rows();
    }

    /** A page of the same. */
    public ListPage<DirectoryEntry> list(String organisation, ListQuery asked) {
        return tenancy.read(organisation, () -> {
            ListPage<Colleague> page = rows.visible(asked);
            Map<UUID, Availability> now = now(page.rows());
            return page.map(colleague -> entry(colleague, now));
        });
    }

    /** One of them; empty when this organisation has no such colleague, or hides him. */
    public Optional<DirectoryEntry> find(String organisation, UUID id) {
        return tenancy.read(
                organisation,
                () -> rows.find(id)
                        .filter(colleague -> colleague.details().visible())
                        .map(colleague -> entry(colleague, now(List.of(colleague)))));
    }

    private Map<UUID, Availability> now(List<Colleague> colleagues) {
        List<UUID> users = colleagues.stream()
                .map(colleague -> colleague.details().userId())
                .filter(Objects::nonNull)
                .toList();
        return users.isEmpty() ? Map.of() : presences.of(users);
    }

    private static DirectoryEntry entry(Colleague colleague, Map<UUID, Availability> now) {
        UUID user = colleague.details().userId();
        return DirectoryEntry.of(colleague, user == null ? null : now.get(user));
    }
}

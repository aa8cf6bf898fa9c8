package nl.balie.directory;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A colleague whom everybody of the organisation may see, with what he is doing now.
 *
 * @param name as it is shown
 * @param department empty when not known
 * @param job empty when not known
 * @param userId the user of Balie whom he is, or null: he is called by his numbers only
 * @param lines his numbers, the first one first
 * @param availability null when he handles no contacts in Balie, so that nobody knows
 */
public record DirectoryEntry(
        UUID id,
        String name,
        PersonName person,
        String department,
        String job,
        @Nullable UUID userId,
        List<PhoneLine> lines,
        String email,
        String remark,
        @Nullable Availability availability) {
    public DirectoryEntry {
        lines = List.copyOf(lines);
    }

    static DirectoryEntry of(Colleague colleague, @Nullable Availability availability) {
        Colleague.Details details = colleague.details();
        return new DirectoryEntry(
                colleague.id(),
                colleague.name(),
                details.person(),
                details.department(),
                details.job(),
                details.userId(),
                details.lines(),
                details.email(),
                details.remark(),
                availability);
    }
}

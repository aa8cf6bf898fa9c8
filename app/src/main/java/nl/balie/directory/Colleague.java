package nl.balie.directory;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody of the organisation, as the directory has him.
 *
 * @param name as it is shown: that of the user whom he is, or {@link PersonName#whole} of the name in his details
 * @param source key of the {@link DirectorySource} that he comes from, which alone changes him; empty when he was typed or imported
 */
public record Colleague(UUID id, String name, String source, Details details) {
    /** Whether a source keeps him, so that nobody changes him here. */
    public boolean isSourced() {
        return !source.isEmpty();
    }

    /** The number by which he is called first; empty when he has none. */
    public Optional<String> number() {
        return details.lines.stream().map(PhoneLine::number).findFirst();
    }

    /**
     * What is known of him.
     *
     * @param person his name in parts; of a user it follows the user's name
     * @param department empty when not known
     * @param job what he does, empty when not known
     * @param lines his numbers by kind; no number twice
     * @param email empty when not known; no other colleague's
     * @param remark what others should know, such as when he works; may be empty
     * @param sortOrder lower comes first; among equals the surname decides
     * @param visible whether he stands in the directory that everybody looks in; calls that he did not answer are known as his anyway
     * @param userId the user of Balie whom he is, or null
     * @param key what he is called where he comes from, such as a personnel number; empty when it has none
     */
    public record Details(
            PersonName person,
            String department,
            String job,
            List<PhoneLine> lines,
            String email,
            String remark,
            int sortOrder,
            boolean visible,
            @Nullable UUID userId,
            String key) {
        /** Where somebody stands who has no place of his own. */
        public static final int USUAL_ORDER = 100;

        public Details {
            Set<String> numbers = new HashSet<>();
            lines = lines.stream()
                    .sorted(Comparator.comparing(PhoneLine::kind))
                    .filter(line -> numbers.add(line.number()))
                    .toList();
        }

        /** Of somebody of whom nothing is known but his name. */
        public static Details of(PersonName person) {
            return new Details(person, "", "", List.of(), "", "", USUAL_ORDER, true, null, "");
        }
    }
}

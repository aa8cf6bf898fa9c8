package nl.balie.directory;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A name as the Dutch write and sort it: Jan van der Berg stands under the B.
 *
 * @param first one or more first names or initials; may be empty
 * @param infix what stands between them and the surname, such as {@code van der}; may be empty
 * @param last the surname without its infix
 */
public record PersonName(String first, String infix, String last) {
    /** The same words as in V34__directory.sql. */
    private static final Set<String> INFIXES =
            Set.of("aan", "bij", "de", "den", "der", "het", "in", "op", "te", "ten", "ter", "van", "von", "'s", "'t");

    /** The parts of a name that is known as a whole: the infix is where one is, otherwise the first word is the first name. */
    public static PersonName of(String whole) {
        List<String> words = List.of(whole.strip().split("\\s+"));
        int from = 0;
        while (from < words.size() - 1 && !INFIXES.contains(words.get(from))) {
            from++;
        }
        int until = from;
        while (until < words.size() - 1 && INFIXES.contains(words.get(until))) {
            until++;
        }
        if (from == until) {
            from = Math.min(1, words.size() - 1);
            until = from;
        }
        return new PersonName(
                joined(words.subList(0, from)),
                joined(words.subList(from, until)),
                joined(words.subList(until, words.size())));
    }

    /** As one says it: Jan van der Berg. */
    public String whole() {
        return Stream.of(first, infix, last).filter(part -> !part.isEmpty()).collect(Collectors.joining(" "));
    }

    private static String joined(List<String> words) {
        return String.join(" ", words);
    }
}

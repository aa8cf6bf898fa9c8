package nl.balie.telephony;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Which key of a menu stands for what a caller says (requirement 2.4.9): one of its phrases anywhere in what he says, or else
 * the name of the key and nothing more, since a name such as "een" is part of many sentences.
 *
 * @param language that is spoken, in ISO 639-1
 * @param phrases of each key; none for a key that only its name stands for
 * @param names of each key, such as "twee"
 */
public record SpokenKeys(String language, Map<Character, List<String>> phrases, Map<Character, List<String>> names) {
    public SpokenKeys {
        phrases = normal(phrases);
        names = normal(names);
    }

    /** What a recogniser should expect. */
    public List<String> expected() {
        Set<String> all = new HashSet<>();
        phrases.values().forEach(all::addAll);
        names.values().forEach(all::addAll);
        return all.stream().sorted().toList();
    }

    /** The key that is meant; empty when it is none, or more than one. */
    public Optional<Character> keyOf(String said) {
        String text = " " + normal(said) + " ";
        Optional<Character> meant = only(phrases, phrase -> text.contains(" " + phrase + " "));
        return meant.or(() -> only(names, name -> text.equals(" " + name + " ")));
    }

    private static Optional<Character> only(Map<Character, List<String>> of, Predicate<String> said) {
        List<Character> keys = of.entrySet().stream()
                .filter(key -> key.getValue().stream().anyMatch(said))
                .map(Map.Entry::getKey)
                .toList();
        return keys.size() == 1 ? Optional.of(keys.getFirst()) : Optional.empty();
    }

    private static Map<Character, List<String>> normal(Map<Character, List<String>> of) {
        Map<Character, List<String>> normal = new TreeMap<>();
        of.forEach((key, phrases) -> normal.put(
                key,
                phrases.stream()
                        .map(SpokenKeys::normal)
                        .filter(phrase -> !phrase.isEmpty())
                        .toList()));
        return Map.copyOf(normal);
    }

    /** Lower case, without accents and punctuation, one space between words. */
    private static String normal(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
    }
}

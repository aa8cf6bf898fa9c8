package nl.balie.rules.words;

import java.util.Collection;
import java.util.Locale;

/** Why something was decided, or a part of that, in both languages in which it is read. */
public record Because(String dutch, String english) {
    private static final Because NOTHING = new Because("", "");

    /** What is the same in both, such as a name. */
    public static Because of(String both) {
        return new Because(both, both);
    }

    /** For the consequence of a rule. */
    public static Because of(String dutch, String english) {
        return new Because(dutch, english);
    }

    /** All of them, with this between each two. */
    static Because joined(Collection<Because> parts, Because between) {
        return parts.stream().reduce((one, next) -> one.and(between).and(next)).orElse(NOTHING);
    }

    /** This, then that. */
    public Because and(Because next) {
        return new Because(dutch + next.dutch, english + next.english);
    }

    /** This, then what is the same in both. */
    public Because and(String next) {
        return and(of(next));
    }

    /** This, then that. */
    public Because and(String nextInDutch, String nextInEnglish) {
        return and(new Because(nextInDutch, nextInEnglish));
    }

    /** As a part in the middle of a sentence. */
    public Because uncapitalised() {
        return new Because(uncapitalised(dutch), uncapitalised(english));
    }

    private static String uncapitalised(String text) {
        return text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
    }

    /** English for who reads that, otherwise Dutch. */
    public String in(Locale language) {
        return language.getLanguage().equals(Locale.ENGLISH.getLanguage()) ? english : dutch;
    }
}

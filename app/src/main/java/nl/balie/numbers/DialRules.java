package nl.balie.numbers;

import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import nl.balie.pages.Check;

/**
 * Which numbers somebody may dial at an organisation's expense. Numbers in the Netherlands, other than paid and personal
 * ones, and whatever the organisation allows beside that, of the kinds that he may dial; never 112.
 *
 * @param allowed beginnings of numbers in E.164 that may be dialled too. One counts against what it is at least as exact as:
 *     +32 allows Belgium, +31900 the paid numbers that begin so, +31 nothing that it did not allow before
 * @param classes what kinds of numbers may be dialled (requirement 2.2.39)
 */
public record DialRules(List<String> allowed, Set<NumberClass> classes) {
    /** For an organisation that allows nothing else. */
    public static final DialRules STANDARD = new DialRules(List.of());

    /** The national numbering plan (0900, 0906, 0909, 0676; 084, 087), and ITU-T E.164 (satellites: +870, +881, +882, +883). */
    private static final Map<String, Refusal> REFUSED = Map.of(
            "+31900", Refusal.PAID,
            "+31906", Refusal.PAID,
            "+31909", Refusal.PAID,
            "+31676", Refusal.PAID,
            "+3184", Refusal.PERSONAL,
            "+3187", Refusal.PERSONAL,
            "+870", Refusal.SATELLITE,
            "+881", Refusal.SATELLITE,
            "+882", Refusal.SATELLITE,
            "+883", Refusal.SATELLITE);

    private static final String HOME = "+31";

    /** However it is written, and with whatever behind it, since an exchange may take only the first digits. */
    private static final Pattern EMERGENCY = Pattern.compile("\\+?112|\\+310?112[0-9]*");

    /** A paid number with the zero that is dialled within the Netherlands only. */
    private static final Pattern PAID_WITH_ZERO = Pattern.compile("\\+3109[0-9]*");

    public DialRules {
        allowed = List.copyOf(allowed);
        classes = Set.copyOf(classes);
    }

    /** Of every kind. */
    public DialRules(List<String> allowed) {
        this(allowed, Set.of(NumberClass.values()));
    }

    /** The typed number when it may be dialled; why not stands at its field otherwise. */
    public Optional<String> checked(Check check, String field, String typed) {
        return switch (judge(typed)) {
            case Allowed(var number) -> Optional.of(number);
            case Refused(var why) -> {
                check.reject(field, "numbers.refused." + why);
                yield Optional.empty();
            }
        };
    }

    /** What was decided about a number. */
    public sealed interface Verdict {}

    /** @param number in E.164, as it is to be dialled and not as it was written */
    public record Allowed(String number) implements Verdict {}

    /** It is not dialled. */
    public record Refused(Refusal why) implements Verdict {}

    /** Why a number is not dialled. */
    public enum Refusal {
        NO_NUMBER("het is geen telefoonnummer"),
        EMERGENCY("112 wordt nooit door Balie gebeld"),
        PAID("het is een betaald nummer (0900, 0906, 0909, 0676)"),
        PERSONAL("het is een persoonlijk nummer met een eigen tarief (084, 087)"),
        SATELLITE("het is een nummer van een satelliettelefoon"),
        ABROAD("het is een nummer in het buitenland"),
        NOT_PERMITTED("dit soort nummers mag hier niet gebeld worden");

        private final String because;

        Refusal(String because) {
            this.because = because;
        }

        /** As the failure of a step says it, in Dutch. */
        public String because() {
            return because;
        }
    }

    /** Whether the number may be dialled, in whatever notation it is. */
    public Verdict judge(String written) {
        String international = E164.international(written);
        if (EMERGENCY.matcher(international).matches()) {
            return new Refused(Refusal.EMERGENCY);
        }
        if (PAID_WITH_ZERO.matcher(international).matches()) {
            return new Refused(Refusal.PAID);
        }
        return E164.of(written).map(this::judged).orElseGet(() -> new Refused(Refusal.NO_NUMBER));
    }

    private Verdict judged(String number) {
        Optional<Entry<String, Refusal>> refused = REFUSED.entrySet().stream()
                .filter(entry -> number.startsWith(entry.getKey()))
                .findAny();
        if (refused.isEmpty() && number.startsWith(HOME)) {
            return permitted(number);
        }
        int exact = refused.map(entry -> entry.getKey().length()).orElse(0);
        boolean anyway =
                allowed.stream().anyMatch(beginning -> beginning.length() >= exact && number.startsWith(beginning));
        return anyway
                ? permitted(number)
                : new Refused(refused.map(Entry::getValue).orElse(Refusal.ABROAD));
    }

    private Verdict permitted(String number) {
        return classes.contains(NumberClass.of(number)) ? new Allowed(number) : new Refused(Refusal.NOT_PERMITTED);
    }
}

package nl.balie.callbacks.steps;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import nl.balie.callers.Caller;
import nl.balie.callers.Conversation;
import nl.balie.callers.Enquiry;
import nl.balie.callers.Entry;
import nl.balie.callers.Pressed;
import nl.balie.callers.Question;
import nl.balie.callers.ReadBack;
import nl.balie.callers.Sentences;
import nl.balie.callers.Sound;
import nl.balie.numbers.DialPolicy;
import nl.balie.numbers.DialRules;
import nl.balie.numbers.DialRules.Allowed;
import nl.balie.numbers.PhoneNumbers;
import nl.balie.processes.CallerGoneException;
import nl.balie.processes.Patience;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Asks at which number a caller wants to be called back: his own, or one that he keys in and confirms (requirement 2.3.16). */
@Component
class NumberTalk {
    private static final char YES = '1';
    private static final char OTHER = '2';
    private static final char END = '#';
    private static final int FEWEST_DIGITS = 10;
    private static final int MOST_DIGITS = 16;
    private static final Duration TIME_FOR_A_KEY = Duration.ofSeconds(5);
    private static final String NETHERLANDS = "+31";
    private static final int DUTCH_LENGTH = 12;

    private final Function<String, DialRules> rules;
    private final Predicate<String> own;
    private final Sentences sentences;

    @Autowired
    NumberTalk(DialPolicy policy, PhoneNumbers numbers, Sentences sentences) {
        this(policy::rules, number -> numbers.organisationOf(number).isPresent(), sentences);
    }

    /**
     * @param rules what an organisation may dial
     * @param own whether a number leads back to Balie
     */
    NumberTalk(Function<String, DialRules> rules, Predicate<String> own, Sentences sentences) {
        this.rules = rules;
        this.own = own;
        this.sentences = sentences;
    }

    /**
     * In E.164; empty when he gives none that he confirms.
     *
     * @param patience its tries are how often he is asked to key in a number
     * @param choiceTries how often a choice between two keys is put to him
     */
    Optional<String> asks(Caller caller, String language, Patience patience, int choiceTries)
            throws CallerGoneException {
        Conversation conversation = new Conversation(caller);
        Optional<String> his = callable(caller);
        if (his.isPresent()) {
            Pressed pressed = conversation.ask(choice(said(language, "own", his.get()), patience), choiceTries);
            boolean another = pressed instanceof Pressed.Chosen(char key, boolean _) && key == OTHER;
            if (!another) {
                return pressed instanceof Pressed.Chosen ? his : Optional.empty();
            }
        }
        var entry =
                new Entry(said(language, "enter"), FEWEST_DIGITS, MOST_DIGITS, END, patience.timeout(), TIME_FOR_A_KEY);
        var readBack = new ReadBack<String>(
                number -> choice(said(language, "confirm", number), patience), YES, choiceTries, false);
        return conversation
                .enquire(new Enquiry<>(
                        entry,
                        patience.tries(),
                        true,
                        keys -> callable(caller.organisation(), keys),
                        said(language, "wrong"),
                        readBack))
                .value();
    }

    /** The number that he shows, when it can be called. */
    Optional<String> callable(Caller caller) {
        return caller.from().flatMap(number -> callable(caller.organisation(), number));
    }

    /** Nobody is called back at a number of Balie's own, nor at half a number. */
    private Optional<String> callable(String organisation, String given) {
        return rules.apply(organisation).judge(given) instanceof Allowed(var number)
                        && (!number.startsWith(NETHERLANDS) || number.length() == DUTCH_LENGTH)
                        && !own.test(number)
                ? Optional.of(number)
                : Optional.empty();
    }

    private static Question choice(List<Sound> sounds, Patience patience) {
        return new Question(sounds, Set.of(YES, OTHER), patience.timeout());
    }

    private List<Sound> said(String language, String sentence) {
        return sentences.sound(language, "callbacks.spoken." + sentence);
    }

    /** With a telephone number in it, digit by digit, as somebody in the Netherlands says it. */
    private List<Sound> said(String language, String sentence, String number) {
        String national = number.startsWith(NETHERLANDS) ? "0" + number.substring(NETHERLANDS.length()) : number;
        String digits = national.replace("+", "00")
                .chars()
                .mapToObj(Character::toString)
                .collect(Collectors.joining(" "));
        return sentences.sound(language, "callbacks.spoken." + sentence, digits);
    }
}

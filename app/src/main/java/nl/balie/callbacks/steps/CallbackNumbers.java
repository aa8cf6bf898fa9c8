package nl.balie.callbacks.steps;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import nl.balie.numbers.E164;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where Balie calls somebody back who keyed in a number: not everywhere, since the organisation pays for it.
 *
 * @param allowed beginnings of numbers in E.164 that are called
 * @param refused beginnings that are not, though they are allowed
 */
@ConfigurationProperties("balie.callbacks")
record CallbackNumbers(
        @DefaultValue("+31") List<String> allowed,

        @DefaultValue({"+31900", "+31906", "+31909", "+3184", "+3187", "+31676"})
        List<String> refused) {
    private static final String NETHERLANDS = "+31";
    private static final int DUTCH_LENGTH = 12;

    CallbackNumbers {
        allowed = List.copyOf(allowed);
        refused = List.copyOf(refused);
    }

    /**
     * The number in E.164, when it can be called.
     *
     * @param given as it was shown or keyed in; null for none
     * @param own whether a number leads back to Balie, which is not called
     */
    Optional<String> callable(@Nullable String given, Predicate<String> own) {
        return Optional.ofNullable(given)
                .flatMap(E164::of)
                .filter(number -> allowed.stream().anyMatch(number::startsWith)
                        && refused.stream().noneMatch(number::startsWith))
                .filter(number -> !number.startsWith(NETHERLANDS) || number.length() == DUTCH_LENGTH)
                .filter(own.negate());
    }
}

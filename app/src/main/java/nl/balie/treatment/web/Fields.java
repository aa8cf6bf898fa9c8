package nl.balie.treatment.web;

import java.util.Optional;
import java.util.UUID;
import nl.balie.numbers.E164;
import nl.balie.pages.Option;
import nl.balie.treatment.Elsewhere;
import nl.balie.treatment.Elsewhere.Destination;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/** Turns what was typed into values, and puts what is wrong at its field. */
record Fields(Errors errors) {
    private static final int LONGEST_TEXT = 1000;

    static String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }

    void required(String field, String value) {
        if (value.isEmpty()) {
            errors.rejectValue(field, "treatment.error.required");
        } else if (value.length() > LONGEST_TEXT) {
            errors.rejectValue(field, "treatment.error.too-long", new Object[] {LONGEST_TEXT, value.length()}, null);
        }
    }

    @Nullable
    Integer whole(String field, String value, int least, int most) {
        try {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // refused below
        }
        errors.rejectValue(field, "treatment.error.whole-number", new Object[] {least, most}, null);
        return null;
    }

    /**
     * Where callers go.
     *
     * @param part begins the names of the fields, {@code full} or {@code long}
     */
    Elsewhere elsewhere(String part, String destination, String queue, String number, Choices choices) {
        return switch (destination) {
            case "WAIT" -> Elsewhere.WAIT;
            case "CALLBACK", "VOICEMAIL", "DISCONNECT" ->
                new Elsewhere(Destination.valueOf(destination), null, null, null);
            case "QUEUE" -> {
                if (!Option.has(choices.queues(), queue)) {
                    errors.rejectValue(part + "Queue", "treatment.error.choose");
                    yield Elsewhere.WAIT;
                }
                yield new Elsewhere(
                        Destination.QUEUE, UUID.fromString(queue), Option.label(choices.queues(), queue), null);
            }
            case "EXTERNAL" -> {
                Optional<String> called = E164.of(number);
                if (called.isEmpty()) {
                    errors.rejectValue(part + "Number", "treatment.error.number");
                    yield Elsewhere.WAIT;
                }
                yield new Elsewhere(Destination.EXTERNAL, null, null, called.get());
            }
            default -> {
                errors.rejectValue(part + "Destination", "treatment.error.choose");
                yield Elsewhere.WAIT;
            }
        };
    }
}

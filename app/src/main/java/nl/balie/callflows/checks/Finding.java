package nl.balie.callflows.checks;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something in a model that must be mended before it can be deployed.
 *
 * @param element id of the element that it is about; null for the model as a whole
 * @param name what stands at the element in the diagram; empty when nothing does
 * @param rule which rule is broken; {@code callflows.finding.<rule>} in the message files says it to the reader
 * @param arguments of that text
 */
public record Finding(@Nullable String element, String name, String rule, List<String> arguments) {
    public Finding {
        arguments = List.copyOf(arguments);
    }

    static Finding ofModel(String rule, String... arguments) {
        return new Finding(null, "", rule, List.of(arguments));
    }
}

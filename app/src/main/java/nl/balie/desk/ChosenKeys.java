package nl.balie.desk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.balie.contacts.ContactEvent;
import nl.balie.contacts.Fact;
import nl.balie.flows.FlowModels;
import nl.balie.flows.MenuChoices;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a caller chose, as the version of the model says that he went through. */
@Component
class ChosenKeys {
    private static final String MENU = "ask-menu";

    private final FlowModels models;

    ChosenKeys(FlowModels models) {
        this.models = models;
    }

    /**
     * A key that was chosen.
     *
     * @param meaning in the words of the model; null when it says none
     */
    record Chosen(String key, @Nullable String meaning) {
        /** Such as {@code 1 – Belastingen}. */
        String words() {
            return meaning == null ? key : key + " – " + meaning;
        }
    }

    /** In the order in which they were chosen, of one menu after the other. */
    List<Chosen> of(String organisation, List<ContactEvent> timeline) {
        Map<String, MenuChoices> read = new HashMap<>();
        List<Chosen> chosen = new ArrayList<>();
        for (int at = 0; at < timeline.size(); at++) {
            if (timeline.get(at).fact() instanceof Fact.KeyPressed(var key, var choice, var _) && choice) {
                chosen.add(
                        new Chosen(key, meaning(organisation, key, timeline.subList(at + 1, timeline.size()), read)));
            }
        }
        return chosen;
    }

    /** The step that asked for a key tells of itself when it is over, which is the first thing after the key. */
    private @Nullable String meaning(
            String organisation, String key, List<ContactEvent> after, Map<String, MenuChoices> read) {
        return after.stream()
                .map(ContactEvent::fact)
                .filter(fact -> fact instanceof Fact.Step || fact instanceof Fact.KeyPressed)
                .findFirst()
                .filter(Fact.Step.class::isInstance)
                .map(Fact.Step.class::cast)
                .filter(step -> step.job().equals(MENU))
                .flatMap(step -> read.computeIfAbsent(
                                step.process() + " " + step.version(),
                                _ -> models.xml(organisation, step.process(), step.version())
                                        .map(MenuChoices::of)
                                        .orElseGet(() -> MenuChoices.of("")))
                        .meaning(step.element(), key))
                .orElse(null);
    }
}

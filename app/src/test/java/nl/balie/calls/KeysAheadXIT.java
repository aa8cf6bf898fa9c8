package nl.balie.calls;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import nl.balie.conformity.Requirement;
import org.junit.jupiter.api.Test;

/** Callers who know the way and press before they are asked. */
class KeysAheadXIT extends CallTest {
    /** A menu or a greeting that is heard takes longer. */
    private static final int AT_ONCE_MILLIS = 1_500;

    @Test
    @Requirement({"2.4.6", "2.4.7"})
    void aKeyDuringTheGreetingEndsItAndChoosesInTheMenuBehindIt() {
        try (Citizen citizen = Citizen.calls(balie, MENU)) {
            String id = citizen.contact();
            citizen.says(0);
            citizen.hearsSound();
            citizen.presses('1');

            assertThat(api.awaitEvent(id, "in-wachtrij").toString()).contains("Burgerzaken");
            api.awaitSteps(id, "Task_SayGreeting", "Task_AskMenu");
            assertThat(millis(id, "Task_AskMenu")).isLessThan(AT_ONCE_MILLIS);
            citizen.hangsUp();
            ended(id, "afgebroken");
        }
    }

    @Test
    @Requirement("2.4.7")
    void languageAndChoiceArePressedInOneGoThroughMenuAndGreeting() {
        Administrator administrator = Administrator.of(balie, "beheer");
        administrator.lead(MENU, "balie-language-menu");
        try (Citizen citizen = Citizen.calls(balie, MENU)) {
            String id = citizen.contact();
            citizen.says(0);
            citizen.hearsSound();
            citizen.presses('2');
            citizen.presses('1');

            assertThat(api.awaitEvent(id, "in-wachtrij").toString()).contains("Burgerzaken");
            assertThat(api.events(id, "taal").toString()).contains("\"en\"");
            api.awaitSteps(id, "Task_SayGreeting", "Task_AskMenu");
            assertThat(millis(id, "Task_SayGreeting")).isLessThan(AT_ONCE_MILLIS);
            assertThat(millis(id, "Task_AskMenu")).isLessThan(AT_ONCE_MILLIS);
            citizen.hangsUp();
            ended(id, "afgebroken");
        } finally {
            administrator.lead(MENU, "balie-main-menu");
        }
    }

    private long millis(String contact, String element) {
        return api.events(contact, "stap").stream()
                .map(step -> step.path("gegevens"))
                .filter(step -> step.path("element").asText().equals(element))
                .map(step -> step.path("duurMs"))
                .mapToLong(JsonNode::asLong)
                .findFirst()
                .orElseThrow();
    }
}

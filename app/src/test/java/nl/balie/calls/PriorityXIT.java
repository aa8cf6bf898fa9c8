package nl.balie.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import nl.balie.conformity.Requirement;
import org.junit.jupiter.api.Test;

/** Who goes first, and where to, as an administrator has set it. */
class PriorityXIT extends CallTest {
    private static final String URGENT = "+31655500001";
    private static final Map<String, String> URGENT_CALLERS = Map.of("callerPrefix", "+316555");

    @Test
    @Requirement("2.3.14")
    @Requirement(value = "2.2.12", part = "telephone")
    void aKnownNumberGoesBeforeThoseWhoCalledEarlier() throws Exception {
        Administrator administrator = Administrator.of(balie, "beheer");
        try (AutoCloseable rule = administrator.route(DIRECT, "Meldkamer", "Burgerzaken", 5, URGENT_CALLERS);
                Citizen ordinary = Citizen.calls(balie, DIRECT)) {
            assertThat(rule).isNotNull();
            ordinary.says(0);
            waitsIn(ordinary, "Burgerzaken");
            try (Citizen urgent = Citizen.callsFrom(balie, URGENT, DIRECT)) {
                urgent.says(Citizen.TONE);
                waitsIn(urgent, "Burgerzaken");
                goesBefore(urgent, ordinary);
                assertThat(api.contact(urgent.contact()).path("redenen").toString())
                        .contains("Meldkamer");
            }
            ordinary.hangsUp();
        }
    }

    @Test
    @Requirement(value = "2.2.12", part = "telephone")
    void aKnownNumberComesIntoAnotherQueue() throws Exception {
        Administrator administrator = Administrator.of(balie, "beheer");
        try (AutoCloseable rule = administrator.route(DIRECT, "Aannemers", "Openbare ruimte", 0, URGENT_CALLERS);
                Citizen citizen = Citizen.callsFrom(balie, URGENT, DIRECT)) {
            assertThat(rule).isNotNull();
            citizen.says(0);
            waitsIn(citizen, "Openbare ruimte");
            citizen.hangsUp();
        }
    }

    @Test
    @Requirement(value = "2.3.13", part = "telephone")
    void aQueueGoesBeforeAnotherOfTheSameSkillGroup() throws Exception {
        Administrator administrator = Administrator.of(balie, "beheer");
        try (AutoCloseable queue = administrator.queue("Spoed", "Team Burgerzaken", 7);
                AutoCloseable rule = administrator.route(DIRECT, "Spoednummers", "Spoed", 0, URGENT_CALLERS);
                Citizen ordinary = Citizen.calls(balie, DIRECT)) {
            assertThat(queue).isNotSameAs(rule);
            ordinary.says(0);
            waitsIn(ordinary, "Burgerzaken");
            try (Citizen urgent = Citizen.callsFrom(balie, URGENT, DIRECT)) {
                urgent.says(Citizen.TONE);
                waitsIn(urgent, "Spoed");
                goesBefore(urgent, ordinary);
            }
            ordinary.hangsUp();
            ended(ordinary.contact(), "afgebroken");
        }
    }

    @Test
    @Requirement("2.4.8")
    void aMenuChoiceGoesBeforeAnother() throws Exception {
        Administrator administrator = Administrator.of(balie, "beheer");
        Map<String, String> choice = Map.of("choice", "2", "callerPrefix", "+31");
        try (AutoCloseable rule = administrator.route(MENU, "Keuze 2 eerst", "Belastingen", 6, choice);
                Citizen ordinary = Citizen.calls(balie, MENU)) {
            assertThat(rule).isNotNull();
            ordinary.says(0).presses('1');
            waitsIn(ordinary, "Burgerzaken");
            try (Citizen urgent = Citizen.calls(balie, MENU)) {
                urgent.says(Citizen.TONE).presses('2');
                waitsIn(urgent, "Belastingen");
                goesBefore(urgent, ordinary);
            }
            ordinary.hangsUp();
        }
    }

    private void waitsIn(Citizen citizen, String queue) {
        assertThat(api.awaitEvent(citizen.contact(), "in-wachtrij")
                        .path("gegevens")
                        .path("wachtrij")
                        .asText())
                .isEqualTo(queue);
    }

    /** The only agent serves both, and gets the second caller. */
    private void goesBefore(Citizen second, Citizen first) {
        try (AgentPhone phone = AgentPhone.answering(balie, "agent1")) {
            api.available("agent1");
            bothAreHeard(second, phone);
            api.unavailable("agent1");
            assertThat(api.events(first.contact(), "aangeboden")).isEmpty();
            second.hangsUp();
            phone.isHungUpOn();

            ended(second.contact(), "afgehandeld");
        }
    }
}

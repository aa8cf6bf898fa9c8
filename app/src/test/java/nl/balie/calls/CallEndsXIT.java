package nl.balie.calls;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import nl.balie.conformity.Requirement;
import org.junit.jupiter.api.Test;

/** Every way in which a call ends or an offer fails: the contact gets its result, and no agent is stuck. */
class CallEndsXIT extends CallTest {
    @Test
    void aCallerWhoHangsUpInTheMenuHasGivenUp() {
        try (Citizen citizen = Citizen.calls(balie, MENU)) {
            String id = citizen.contact();
            citizen.says(0);
            citizen.hangsUp();

            JsonNode contact = ended(id, "afgebroken");
            assertThat(contact.path("inWachtrijOp").isNull()).isTrue();
            assertThat(api.events(id, "beeindigd"))
                    .singleElement()
                    .satisfies(
                            end -> assertThat(end.path("gegevens").path("door").asText())
                                    .isEqualTo("beller"));
        }
    }

    @Test
    @Requirement({"2.3.3", "2.3.5"})
    void aCallerWithoutAnyAgentWaitsWithMusicUntilHeHangsUp() {
        try (Citizen citizen = Citizen.calls(balie, DIRECT)) {
            String id = citizen.contact();
            citizen.says(0);
            api.awaitEvent(id, "in-wachtrij");
            citizen.hearsMusic();
            citizen.hangsUp();

            JsonNode contact = ended(id, "afgebroken");
            assertThat(contact.path("wachtrij").asText()).isEqualTo("Burgerzaken");
            assertThat(contact.path("agent").isNull()).isTrue();
            api.awaitSteps(id, "Task_SayGreeting");
            assertThat(api.events(id, "stap"))
                    .anyMatch(step -> step.path("gegevens")
                                    .path("proces")
                                    .asText()
                                    .equals("balie-voice-queue")
                            && step.path("gegevens").path("element").asText().equals("Task_SayGreeting"));
        }
    }

    @Test
    void aPhoneStopsRingingWhenTheCallerHangsUp() {
        try (AgentPhone phone = AgentPhone.ringing(balie, "agent1");
                Citizen citizen = Citizen.calls(balie, DIRECT)) {
            String id = citizen.contact();
            citizen.says(0);
            api.available("agent1");
            phone.awaitCall();
            citizen.hangsUp();
            phone.stopsRinging();

            ended(id, "afgebroken");
            api.awaitActivity("agent1", "vrij");
            assertThat(api.agent("agent1").path("status").asText()).isEqualTo("beschikbaar");
        }
    }

    @Test
    void theCallEndsAtThePhoneWhenTheCallerHangsUp() {
        try (AgentPhone phone = AgentPhone.answering(balie, "agent1");
                Citizen citizen = Citizen.calls(balie, DIRECT)) {
            String id = citizen.contact();
            api.available("agent1");
            citizen.says(Citizen.TONE);
            phone.hears(Citizen.TONE);
            citizen.hangsUp();
            phone.isHungUpOn();

            ended(id, "afgehandeld");
        }
    }

    @Test
    void aCallerWhoseAgentHangsUpInTheSameMomentIsNotLeftInSilence() {
        try (AgentPhone phone = AgentPhone.leaving(balie, "agent1");
                Citizen citizen = Citizen.calls(balie, DIRECT)) {
            String id = citizen.contact();
            api.available("agent1");
            citizen.says(0);
            phone.isDone();
            citizen.isHungUpOn();

            ended(id, "afgehandeld");
        }
    }

    @Test
    @Requirement(
            value = {"2.2.23", "2.2.24"},
            part = "telephone")
    void anAgentWhoDoesNotAnswerBecomesUnavailableAndAnotherGetsTheCall() {
        try (AgentPhone silent = AgentPhone.ringing(balie, "agent1");
                AgentPhone other = AgentPhone.answering(balie, "agent2");
                Citizen citizen = Citizen.calls(balie, DIRECT)) {
            String id = citizen.contact();
            api.available("agent1");
            citizen.says(Citizen.TONE);
            silent.awaitCall();
            api.available("agent2");
            silent.stopsRinging();
            other.hears(Citizen.TONE);
            JsonNode unavailable = api.agent("agent1");
            citizen.hangsUp();
            other.isHungUpOn();

            assertThat(unavailable.path("status").asText()).isEqualTo("niet-beschikbaar");
            assertThat(unavailable.path("reden").asText()).isEqualTo("Niet opgenomen");
            assertThat(ended(id, "afgehandeld").path("agent").asText()).isEqualTo("agent2");
            assertThat(api.events(id, "aanbod-beeindigd"))
                    .extracting(end -> end.path("gegevens").path("uitkomst").asText())
                    .containsExactly("niet-opgenomen");
        }
    }

    @Test
    void anAgentWhoDeclinesIsPassedOver() {
        refusedCallGoesToAnother(AgentPhone.declining(balie, "agent1"), "Oproep geweigerd");
    }

    @Test
    void anAgentWhosePhoneIsBusyIsPassedOver() {
        refusedCallGoesToAnother(AgentPhone.busy(balie, "agent1"), "Telefoon in gesprek");
    }

    private void refusedCallGoesToAnother(AgentPhone refusing, String reason) {
        try (refusing;
                AgentPhone other = AgentPhone.answering(balie, "agent2");
                Citizen citizen = Citizen.calls(balie, DIRECT)) {
            String id = citizen.contact();
            api.available("agent1");
            citizen.says(Citizen.TONE);
            refusing.isDone();
            api.available("agent2");
            other.hears(Citizen.TONE);
            JsonNode passedOver = api.agent("agent1");
            citizen.hangsUp();
            other.isHungUpOn();

            assertThat(passedOver.path("status").asText()).isEqualTo("niet-beschikbaar");
            assertThat(passedOver.path("reden").asText()).isEqualTo(reason);
            assertThat(ended(id, "afgehandeld").path("agent").asText()).isEqualTo("agent2");
        }
    }

    @Test
    void anAgentWithoutAPhoneBecomesUnavailableAndTheCallerKeepsHisPlace() {
        AgentPhone.unregister(balie, "agent1");
        try (AgentPhone other = AgentPhone.answering(balie, "agent2");
                Citizen citizen = Citizen.calls(balie, DIRECT)) {
            String id = citizen.contact();
            api.available("agent1");
            citizen.says(Citizen.TONE);
            api.awaitEvent(id, "aanbod-beeindigd");
            JsonNode unreachable = api.agent("agent1");
            citizen.hearsMusic();
            api.available("agent2");
            other.hears(Citizen.TONE);
            citizen.hangsUp();
            other.isHungUpOn();

            assertThat(unreachable.path("status").asText()).isEqualTo("niet-beschikbaar");
            assertThat(unreachable.path("reden").asText()).isEqualTo("Telefoon niet bereikbaar");
            assertThat(ended(id, "afgehandeld").path("agent").asText()).isEqualTo("agent2");
            assertThat(api.events(id, "in-wachtrij")).hasSize(1);
        }
    }

    @Test
    @Requirement(
            value = {"2.2.11", "2.2.2"},
            part = "telephone")
    void whoCallsWhenItIsClosedHearsSoAndIsHungUpOn() {
        Administrator administrator = Administrator.of(balie, "beheer");
        String closed = "Altijd gesloten " + System.nanoTime();
        administrator.addClosedCalendar(closed);
        administrator.follow(DIRECT, closed);
        try (Citizen citizen = Citizen.calls(balie, DIRECT)) {
            String id = citizen.contact();
            citizen.says(0);
            citizen.hearsSound();
            citizen.isHungUpOn();

            JsonNode contact = ended(id, "gesloten");
            assertThat(contact.path("inWachtrijOp").isNull()).isTrue();
            assertThat(contact.path("redenen")).isNotEmpty();
        } finally {
            administrator.follow(DIRECT, "Altijd open (demo)");
        }
    }

    @Test
    void aCallerWhoDoesNotWantToBeKnownIsNotStored() {
        try (Citizen citizen = Citizen.callsAnonymously(balie, DIRECT)) {
            String id = citizen.contact();
            citizen.says(0);
            citizen.hangsUp();

            JsonNode contact = ended(id, "afgebroken");
            assertThat(contact.path("van").isNull()).isTrue();
            assertThat(contact.toString()).doesNotContain(Citizen.NUMBER);
        }
    }
}

package nl.balie.calls;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import nl.balie.conformity.Requirement;
import org.junit.jupiter.api.Test;

/** A menu that is answered by what the caller says, to a websocket server with the messages of Vosk's. */
class SpeechXIT extends CallTest {
    private static final double SENTENCE = 700;

    @Test
    @Requirement("2.4.9")
    void aCallerSaysWhatHeWantsOrTheNameOfTheKey() {
        for (String sentence : List.of("ik wil graag een nieuw paspoort", "een")) {
            try (VoskServer speech = VoskServer.start(balie.speechPort(), Map.of(SENTENCE, sentence));
                    Citizen citizen = Citizen.calls(balie, MENU)) {
                String id = citizen.contact();
                citizen.says(0);
                Await.until(
                        "Balie to listen",
                        () -> speech.open() == 1 && speech.settings().size() == 1);
                citizen.saysForASecond(SENTENCE);
                waitsIn(citizen, "Burgerzaken");
                Await.until("Balie to listen no longer", () -> speech.open() == 0);
                citizen.hangsUp();
                ended(id, "afgebroken");

                JsonNode settings = speech.settings().getFirst();
                assertThat(settings.path("sample_rate").asInt()).isEqualTo(8000);
                assertThat(StreamSupport.stream(settings.path("phrase_list").spliterator(), false)
                                .map(JsonNode::asText))
                        .contains("paspoort", "belastingen", "twee", "[unk]");
                JsonNode choice = api.events(id, "toets").getFirst().path("gegevens");
                assertThat(choice.path("toets").asText()).isEqualTo("1");
                assertThat(choice.path("gesproken").asBoolean()).isTrue();
            }
        }
    }

    @Test
    @Requirement("2.4.9")
    void aKeyCountsWhileBalieListensToo() {
        try (VoskServer speech = VoskServer.start(balie.speechPort(), Map.of(SENTENCE, "paspoort"));
                Citizen citizen = Citizen.calls(balie, MENU)) {
            String id = citizen.contact();
            citizen.says(0);
            Await.until("Balie to listen", () -> speech.open() == 1);
            citizen.presses('2');
            waitsIn(citizen, "Belastingen");
            citizen.hangsUp();
            ended(id, "afgebroken");

            assertThat(api.events(id, "toets").toString()).doesNotContain("gesproken");
        }
    }

    @Test
    @Requirement("2.4.9")
    void whatIsNotUnderstoodBringsTheMenuAgain() {
        try (VoskServer speech = VoskServer.start(balie.speechPort(), Map.of(SENTENCE, "goedemorgen"));
                Citizen citizen = Citizen.calls(balie, MENU)) {
            String id = citizen.contact();
            citizen.says(0);
            Await.until("Balie to listen", () -> speech.settings().size() == 1);
            citizen.saysForASecond(SENTENCE);
            Await.until("Balie to listen again", () -> speech.settings().size() == 2);
            citizen.presses('1');
            waitsIn(citizen, "Burgerzaken");
            citizen.hangsUp();
            ended(id, "afgebroken");
        }
    }

    private void waitsIn(Citizen citizen, String queue) {
        assertThat(api.awaitEvent(citizen.contact(), "in-wachtrij")
                        .path("gegevens")
                        .path("wachtrij")
                        .asText())
                .isEqualTo(queue);
    }
}

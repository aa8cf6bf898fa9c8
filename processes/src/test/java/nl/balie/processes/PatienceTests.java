package nl.balie.processes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import nl.balie.processes.callback.AskCallbackNumber;
import nl.balie.processes.callback.RecordVoicemail;
import nl.balie.processes.control.ChooseCalamityNumber;
import nl.balie.processes.control.RecordCalamityMessage;
import nl.balie.processes.control.RecordPrompt;
import nl.balie.processes.control.SignInByPhone;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How often and how long dialogues ask, as models declare it, or as it was before they could. */
class PatienceTests {
    private static final Path TEMPLATES = Path.of(".camunda/element-templates");

    private final FakePorts ports = new FakePorts();

    @Test
    void aModelOlderThanThePropertiesGoesOnAsItWas() throws Exception {
        performEach(new Declared(null, null, null, null, null));

        assertThat(ports.declared).containsExactlyElementsOf(asTheyWere());
    }

    @Test
    void theTemplatesBeginWithTheSame() throws Exception {
        new AskCallbackNumber(ports)
                .perform(new AskCallbackNumber.Input(
                        "o",
                        "c",
                        "nl",
                        first("ask-callback-number", "tries"),
                        first("ask-callback-number", "choiceTries"),
                        first("ask-callback-number", "timeoutSeconds")));
        new RecordVoicemail(ports)
                .perform(new RecordVoicemail.Input(
                        "o",
                        "c",
                        "nl",
                        "q",
                        first("record-voicemail", "longestSeconds"),
                        first("record-voicemail", "silenceSeconds")));
        new SignInByPhone(ports)
                .perform(new SignInByPhone.Input(
                        "c", "nl", first("sign-in-by-phone", "tries"), first("sign-in-by-phone", "timeoutSeconds")));
        new ChooseCalamityNumber(ports)
                .perform(new ChooseCalamityNumber.Input(
                        "c",
                        "nl",
                        first("choose-calamity-number", "tries"),
                        first("choose-calamity-number", "timeoutSeconds")));
        new RecordCalamityMessage(ports)
                .perform(new RecordCalamityMessage.Input(
                        "c",
                        "nl",
                        "n",
                        first("record-calamity-message", "tries"),
                        first("record-calamity-message", "timeoutSeconds"),
                        first("record-calamity-message", "longestSeconds"),
                        first("record-calamity-message", "silenceSeconds")));
        new RecordPrompt(ports)
                .perform(new RecordPrompt.Input(
                        "c",
                        "nl",
                        first("record-prompt", "tries"),
                        first("record-prompt", "timeoutSeconds"),
                        first("record-prompt", "longestSeconds"),
                        first("record-prompt", "silenceSeconds")));

        assertThat(ports.declared).containsExactlyElementsOf(asTheyWere());
    }

    @Test
    void aModelDecides() throws Exception {
        performEach(new Declared(1, 5, 20, 30, 4));

        var patience = new Patience(1, Duration.ofSeconds(20));
        var time = new SpeakingTime(Duration.ofSeconds(30), Duration.ofSeconds(4));
        assertThat(ports.declared)
                .containsExactly(patience, 5, time, patience, patience, patience, time, patience, time);
    }

    @Test
    void eachIsAskedOnceAndWaitedForASecondAtLeast() throws Exception {
        performEach(new Declared(0, -1, 0, 0, 0));

        var patience = new Patience(1, Duration.ofSeconds(1));
        var time = new SpeakingTime(Duration.ofSeconds(1), Duration.ofSeconds(1));
        assertThat(ports.declared)
                .containsExactly(patience, 1, time, patience, patience, patience, time, patience, time);
    }

    private record Declared(
            @Nullable Integer tries,
            @Nullable Integer choiceTries,
            @Nullable Integer timeout,
            @Nullable Integer longest,
            @Nullable Integer silence) {}

    private void performEach(Declared in) throws CallerGoneException {
        new AskCallbackNumber(ports)
                .perform(new AskCallbackNumber.Input("o", "c", "nl", in.tries, in.choiceTries, in.timeout));
        new RecordVoicemail(ports).perform(new RecordVoicemail.Input("o", "c", "nl", "q", in.longest, in.silence));
        new SignInByPhone(ports).perform(new SignInByPhone.Input("c", "nl", in.tries, in.timeout));
        new ChooseCalamityNumber(ports).perform(new ChooseCalamityNumber.Input("c", "nl", in.tries, in.timeout));
        new RecordCalamityMessage(ports)
                .perform(new RecordCalamityMessage.Input("c", "nl", "n", in.tries, in.timeout, in.longest, in.silence));
        new RecordPrompt(ports)
                .perform(new RecordPrompt.Input("c", "nl", in.tries, in.timeout, in.longest, in.silence));
    }

    private static List<Object> asTheyWere() {
        var control = new Patience(3, Duration.ofSeconds(10));
        var spoken = new SpeakingTime(Duration.ofMinutes(2), Duration.ofSeconds(5));
        return List.of(
                new Patience(3, Duration.ofSeconds(8)),
                2,
                new SpeakingTime(Duration.ofMinutes(3), Duration.ofSeconds(6)),
                control,
                control,
                control,
                spoken,
                control,
                spoken);
    }

    /** With what the second version of the template begins. */
    private static int first(String template, String property) throws IOException {
        JsonNode whole = new ObjectMapper()
                .readTree(TEMPLATES.resolve(template + "-2.json").toFile());
        return StreamSupport.stream(whole.path("properties").spliterator(), false)
                .filter(each -> property.equals(each.path("id").textValue()))
                .map(each -> Integer.valueOf(each.path("value").asText().substring(1)))
                .findFirst()
                .orElseThrow();
    }
}

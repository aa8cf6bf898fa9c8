package nl.balie.calls;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.balie.conformity.Requirement;
import org.junit.jupiter.api.Test;

/**
 * Fifty callers in different steps, while Zeebe and then Balie itself are killed: nobody is in a state that cannot end, and
 * what callers asked for is still there.
 */
class CrowdXIT extends CallTest {
    private static final Duration BACK_IN_FLOW = Duration.ofMinutes(2);
    private static final Pattern MESSAGE = Pattern.compile("/desk/terugbellen/([0-9a-f-]{36})/bericht\\.wav");

    private final QueuePages queues = new QueuePages(balie);
    private final List<Citizen> crowd = new ArrayList<>();

    @Test
    @Requirement({"2.3.15", "2.3.16"})
    void nobodyOfFiftyIsStuckOrForgottenWhenZeebeAndBalieAreKilled() throws Exception {
        try (AutoCloseable burgerzaken = queues.treat("Burgerzaken", offered("CALLBACK"));
                AutoCloseable overflow = queues.treat("Terugval", offered("VOICEMAIL"));
                AgentPhone firstPhone = AgentPhone.answering(balie, "agent1");
                AgentPhone secondPhone = AgentPhone.answering(balie, "agent2")) {
            assertThat(List.of(burgerzaken, overflow)).hasSize(2);
            Citizen talking = talks("agent1", firstPhone);
            Citizen alsoTalking = talks("agent2", secondPhone);
            List<String> callbacks = new ArrayList<>(atOnce(arrive(3, DIRECT), this::asksForCallback));
            List<Citizen> heard = arrive(2, OVERFLOW);
            atOnce(heard, citizen -> speaks(citizen, 2));
            atOnce(heard, this::finishesMessage);
            List<Citizen> waiting = arrive(14, DIRECT);
            for (Citizen citizen : waiting) {
                api.awaitEvent(citizen.contact(), "in-wachtrij");
            }
            List<Citizen> speaking = arrive(2, OVERFLOW);
            atOnce(speaking, citizen -> speaks(citizen, 2));
            Citizen finishes = speaking.getFirst();
            List<Citizen> deciding = arrive(5, OVERFLOW);
            List<Citizen> inMenu = arrive(16, MENU);
            for (Citizen citizen : inMenu) {
                api.awaitSteps(citizen.contact(), "Task_SayGreeting");
            }
            List<Citizen> arriving = arrive(6, MENU);
            assertThat(crowd).hasSize(50);

            balie.signalEngine("KILL");
            waiting.get(0).hangsUp();
            inMenu.get(0).hangsUp();
            finishes.presses('#');
            inMenu.get(1).presses('1');
            talking.hangsUp();
            balie.awaitFlows();

            ended(waiting.get(0).contact(), "afgebroken");
            ended(inMenu.get(0).contact(), "afgebroken");
            ended(talking.contact(), "afgehandeld");
            ended(finishes.contact(), "voicemail");
            Await.until(
                    "who chose meanwhile to be queued",
                    BACK_IN_FLOW,
                    () -> !api.events(inMenu.get(1).contact(), "in-wachtrij").isEmpty());
            inMenu.get(2).presses('1');
            api.awaitEvent(inMenu.get(2).contact(), "in-wachtrij");
            callbacks.add(asksForCallback(arrives(DIRECT)));
            for (Citizen citizen : List.of(waiting.get(1), deciding.get(0), arriving.get(0), inMenu.get(2))) {
                citizen.hangsUp();
                ended(citizen.contact(), "afgebroken");
            }
            alsoTalking.hangsUp();
            ended(alsoTalking.contact(), "afgehandeld");
            assertThat(Administrator.of(balie, "beheer").get("/beheer/procesincidenten"))
                    .doesNotContain(waiting.get(2).contact(), inMenu.get(3).contact());

            balie.kill9();
            crowd.forEach(Citizen::close);
            firstPhone.close();
            secondPhone.close();
            balie.restart();
            balie.awaitFlows();

            for (Citizen citizen : crowd) {
                String contact = citizen.contact();
                JsonNode ended = api.awaitEnded(contact);
                assertThat(ended.path("resultaat").textValue()).as(contact).isNotBlank();
            }
            for (Citizen citizen : waiting.subList(2, waiting.size())) {
                ended(citizen.contact(), "onderbroken");
            }
            assertThat(MESSAGE.matcher(desk())
                            .results()
                            .map(found -> found.group(1))
                            .distinct())
                    .as("the two of before, one ended while Zeebe was away, one cut off by the end of Balie")
                    .hasSize(4);
            for (String callback : callbacks) {
                assertThat(api.contact(callback).path("beeindigdOp").isTextual())
                        .isFalse();
            }
            worksThrough(callbacks);
            putsMessagesAway();
        } finally {
            crowd.forEach(Citizen::close);
        }
    }

    /** One more caller, with a number of his own. */
    private Citizen arrives(String number) {
        Citizen citizen = Citizen.callsFrom(balie, "+3161234%04d".formatted(crowd.size()), number);
        crowd.add(citizen);
        citizen.contact();
        citizen.says(Citizen.TONE);
        return citizen;
    }

    private List<Citizen> arrive(int count, String number) {
        return Stream.generate(() -> arrives(number)).limit(count).toList();
    }

    /** All of them do this at the same time; returns what came of it, in their order. */
    private static <T> List<T> atOnce(List<Citizen> citizens, Function<Citizen, T> deed) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<T> done = new ArrayList<>();
            for (Future<T> each : citizens.stream()
                    .map(citizen -> threads.submit(() -> deed.apply(citizen)))
                    .toList()) {
                done.add(each.get());
            }
            return done;
        }
    }

    private Citizen talks(String agent, AgentPhone phone) {
        api.available(agent);
        Citizen citizen = arrives(DIRECT);
        bothAreHeard(citizen, phone);
        api.unavailable(agent);
        return citizen;
    }

    private String asksForCallback(Citizen citizen) {
        String asked = citizen.contact();
        api.awaitEvent(asked, "in-wachtrij");
        citizen.hearsSound();
        citizen.presses('1');
        Await.until("the choice", () -> api.events(asked, "toets").size() == 1);
        citizen.hearsSound();
        citizen.presses('1');
        citizen.isHungUpOn();
        ended(asked, "terugbelverzoek");
        return Await.value(
                "the callback of " + asked,
                () -> api.contacts().stream()
                        .filter(found -> found.path("richting").asText().equals("uitgaand"))
                        .map(found -> found.path("id").asText())
                        .filter(id -> api.events(id, "terugbellen").toString().contains(asked))
                        .findFirst());
    }

    /**
     * Chooses to leave a message, and speaks until two seconds of as many messages are recorded at this moment.
     *
     * @return how many those are
     */
    private int speaks(Citizen citizen, int messages) {
        api.awaitEvent(citizen.contact(), "in-wachtrij");
        citizen.hearsSound();
        citizen.presses('1');
        Await.until("recording " + messages, () -> balie.recordings(2 * 16_000) == messages);
        return messages;
    }

    private JsonNode finishesMessage(Citizen citizen) {
        citizen.presses('#');
        citizen.hearsSound();
        citizen.isHungUpOn();
        return ended(citizen.contact(), "voicemail");
    }

    /** An agent takes every callback; nobody answers, and one attempt is all. */
    private void worksThrough(List<String> callbacks) {
        for (String callback : callbacks) {
            nobodyIsThere();
            try (AgentPhone phone = AgentPhone.answering(balie, "agent1")) {
                api.available("agent1");
                phone.awaitCall();
                api.awaitEvent(callback, "klant-niet-bereikt");
                api.unavailable("agent1");
                phone.isHungUpOn();
            }
            ended(callback, "niet-bereikt");
        }
    }

    private void putsMessagesAway() {
        Administrator agent = Administrator.of(balie, "agent1");
        MESSAGE.matcher(desk())
                .results()
                .map(found -> found.group(1))
                .distinct()
                .forEach(message -> agent.post("/desk", "/desk/terugbellen/" + message + "/afhandelen", Map.of()));
    }

    private String desk() {
        return Administrator.of(balie, "agent1").get("/desk/terugbellen");
    }

    private static Map<String, String> offered(String destination) {
        return destination.equals("CALLBACK")
                ? Map.of(
                        "longAfter", "5",
                        "longMessage", "Het is druk.",
                        "longDestination", destination,
                        "callbackAttempts", "1",
                        "callbackPause", "1")
                : Map.of("longAfter", "5", "longMessage", "Het is druk.", "longDestination", destination);
    }
}

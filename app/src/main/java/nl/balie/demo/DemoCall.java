package nl.balie.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import nl.balie.telephony.calls.Phone;
import org.jspecify.annotations.Nullable;

/**
 * Plays a citizen who calls a running Balie over SIP and RTP, and prints what happens. The agent's phone too, when none
 * is registered: it answers when the desk accepts, or by itself after a while.
 */
public final class DemoCall implements AutoCloseable {
    /** How long a citizen has patience in the menu and the queue. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration BEFORE_KEY = Duration.ofMillis(800);
    private static final Duration AFTERWARDS = Duration.ofSeconds(10);
    private static final String CALLER = "+31612345678";

    private final DemoOptions options;
    private final DemoApi api;
    private final PrintStream out;
    private final InetAddress loopback = InetAddress.getLoopbackAddress();
    private final InetSocketAddress exchange;
    private final String agent;
    private final DemoTimeline timeline;
    private final DemoVoices voices;
    private @Nullable DemoAgent played;
    private @Nullable JsonNode before;
    private volatile @Nullable Phone calling;

    private DemoCall(DemoOptions options, PrintStream out) throws IOException {
        this.options = options;
        this.out = out;
        this.agent = options.bergdorp() ? "agent5" : "agent1";
        this.exchange = new InetSocketAddress(loopback, options.sipPort());
        String token = DemoPeople.TOKENS.get(options.bergdorp() ? "bergdorp" : "waterstad");
        this.api = new DemoApi(options.httpPort(), String.valueOf(token));
        this.timeline = new DemoTimeline(out);
        this.voices = new DemoVoices();
    }

    /** {@code ./balie demo-call}: exit code 1, with one sentence, when there was no conversation. */
    public static void main(String[] arguments) {
        System.setProperty("logback.configurationFile", "nl/balie/demo/demo-call-logback.xml");
        System.exit(run(List.of(arguments), System.out, System.err));
    }

    /** The same without ending the JVM; the exit code. */
    static int run(List<String> arguments, PrintStream out, PrintStream err) {
        try (DemoCall demo = new DemoCall(DemoOptions.of(arguments), out)) {
            demo.playToItsEnd();
            return 0;
        } catch (IllegalArgumentException | IOException problem) {
            err.println(problem.getMessage());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            err.println("Het demogesprek is afgebroken.");
        }
        return 1;
    }

    /** Ctrl-C hangs up as well. */
    private void playToItsEnd() throws IOException, InterruptedException {
        Thread goodbye = new Thread(this::close);
        Runtime.getRuntime().addShutdownHook(goodbye);
        try {
            play();
        } finally {
            Runtime.getRuntime().removeShutdownHook(goodbye);
        }
    }

    private void play() throws IOException, InterruptedException {
        prepareAgent();
        Citizen citizen = new Citizen();
        try (Phone phone = Phone.open(loopback, exchange, CALLER, citizen)) {
            calling = phone;
            Instant begun = timeline.begin();
            timeline.now("burger belt " + options.number());
            phone.call(options.number());
            String contact = follow(phone, citizen, begun);
            out.println("Het contact staat op " + api.page(contact));
        }
    }

    /** Follows the contact to its end; its id. */
    private String follow(Phone phone, Citizen citizen, Instant begun) throws IOException, InterruptedException {
        String contact = find(citizen, begun);
        boolean pressed = options.key().isEmpty();
        Instant deadline = begun.plus(PATIENCE);
        Instant talkedUntil = Instant.MAX;
        boolean gone = false;
        while (true) {
            JsonNode state = api.contact(contact);
            timeline.tell(state, played != null);
            Instant now = Instant.now();
            if (state.hasNonNull("beeindigdOp")) {
                if (!state.hasNonNull("beantwoordOp")) {
                    throw new DemoApi.Refused(
                            "Er kwam geen gesprek tot stand; het contact staat op " + api.page(contact));
                }
                return contact;
            }
            if (!pressed && !state.hasNonNull("inWachtrijOp") && citizen.heardFor(BEFORE_KEY)) {
                timeline.now("burger toetst " + options.key());
                phone.press(options.key().charAt(0));
                pressed = true;
            }
            if (talkedUntil.equals(Instant.MAX) && state.hasNonNull("beantwoordOp")) {
                talkedUntil = now.plusSeconds(options.seconds());
                deadline = talkedUntil.plus(AFTERWARDS);
                phone.say(voices.citizen().join());
            }
            if (!gone && now.isAfter(talkedUntil)) {
                timeline.now("burger hangt op");
                phone.hangUp();
                gone = true;
            }
            if (now.isAfter(deadline)) {
                phone.hangUp();
                throw new DemoApi.Refused(
                        gone
                                ? "Het contact is na het ophangen niet beëindigd; het staat op " + api.page(contact)
                                : "Niemand nam op binnen " + PATIENCE.toSeconds() + " s; het contact staat op "
                                        + api.page(contact));
            }
            TimeUnit.MILLISECONDS.sleep(POLL.toMillis());
        }
    }

    private String find(Citizen citizen, Instant begun) throws IOException, InterruptedException {
        Instant until = begun.plus(AFTERWARDS);
        while (Instant.now().isBefore(until)) {
            Optional<String> contact = api.contact(CALLER, options.number(), begun);
            if (contact.isPresent()) {
                return contact.get();
            }
            if (citizen.over.isDone()) {
                throw new DemoApi.Refused("Balie neemt het gesprek naar " + options.number() + " niet aan (SIP "
                        + citizen.over.join() + ").");
            }
            TimeUnit.MILLISECONDS.sleep(POLL.toMillis());
        }
        throw new DemoApi.Refused("Balie antwoordt niet op een gesprek via SIP op poort " + options.sipPort() + ".");
    }

    private void prepareAgent() throws IOException, InterruptedException {
        JsonNode state = api.agent(agent);
        String name = state.path("weergavenaam").asText();
        if (!state.path("telefoon").asBoolean()) {
            before = state;
            played = DemoAgent.open(loopback, exchange, agent, name, options.rings(), timeline, voices);
            out.println("Voor " + name + " (" + agent + ") is geen telefoon aangemeld; die wordt ook gespeeld.");
        } else {
            out.println("De telefoon van " + name + " (" + agent + ") is aangemeld; neem het gesprek daar op.");
        }
        String status = state.path("status").asText();
        if (!status.equals("beschikbaar")) {
            api.status(agent, "beschikbaar", "");
            out.println(name + " was " + status.replace('-', ' ') + " en is nu beschikbaar"
                    + (played == null ? "." : ", tot het gesprek voorbij is."));
        }
        if (state.path("bezigheid").asText().equals("nawerk")) {
            out.println(name + " heeft nog nawerktijd; het gesprek wacht daarop.");
        }
    }

    @Override
    public void close() {
        Phone citizen = calling;
        if (citizen != null) {
            citizen.hangUp();
        }
        DemoAgent phone = played;
        played = null;
        if (phone != null) {
            restoreStatus();
            phone.close();
        }
        voices.close();
        api.close();
    }

    /** An agent without a phone must not stay available: calls would be offered to nobody. */
    private void restoreStatus() {
        JsonNode state = before;
        String status = state == null ? "beschikbaar" : state.path("status").asText();
        if (state != null && !status.equals("beschikbaar")) {
            try {
                api.status(agent, status, state.path("reden").asText(""));
            } catch (IOException problem) {
                out.println("De status van " + agent + " kon niet worden teruggezet: " + problem.getMessage());
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private final class Citizen implements Phone.Listener {
        private final CompletableFuture<Integer> over = new CompletableFuture<>();
        private final CompletableFuture<@Nullable Void> answered = new CompletableFuture<>();
        private volatile Instant heard = Instant.MAX;

        /** Whether he has been listening so long. */
        boolean heardFor(Duration time) {
            return !heard.equals(Instant.MAX) && heard.plus(time).isBefore(Instant.now());
        }

        @Override
        public void connected() {
            timeline.now("Balie neemt op");
            answered.complete(null);
        }

        @Override
        public void hears() {
            // the first sound may be here before the word that Balie answers
            answered.thenRun(() -> {
                heard = Instant.now();
                timeline.now("burger hoort de begroeting");
            });
        }

        @Override
        public void over(int sipStatus) {
            if (sipStatus == 200) {
                timeline.now("opgehangen door de andere kant");
            }
            over.complete(sipStatus);
        }
    }
}

package nl.balie.callers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.balie.callers.Recorded.Ended;
import nl.balie.contacts.Contact.Origin;
import nl.balie.contacts.Result;
import nl.balie.processes.Announcement;
import nl.balie.processes.CallerGoneException;
import nl.balie.queues.Queue;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.ResourceBundleMessageSource;

/**
 * Somebody on the line who does what is written down for him, so that a step is tested without a telephone, an engine or a
 * wait. What he is asked beyond that fails the test; what steps change in the world is only noted.
 */
public final class ScriptedCaller implements Caller {
    /** He presses nothing. */
    public static final String SILENCE = "";
    /** He hangs up. */
    public static final String HANGS_UP = "hangs up";
    /** An agent gets him. */
    public static final String TAKEN = "taken";

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    private final UUID contact = UUID.randomUUID();
    private final Memory memory = new Memory();
    private final Deque<String> script = new ArrayDeque<>();
    private final Deque<Recorded> speech = new ArrayDeque<>();
    private final List<String> heard = new ArrayList<>();
    private final List<Asked> asked = new ArrayList<>();
    private final List<Shown> shown = new ArrayList<>();
    private final List<String> done = new ArrayList<>();
    private String organisation = "waterstad";
    private String called = "+31990001000";
    private @Nullable String from;
    private @Nullable Result result;
    private Origin origin = Origin.EXTERNAL;
    private boolean calamity;
    private boolean gone;
    private boolean spoken;
    private boolean pausable = true;
    private @Nullable Standing standing;

    private ScriptedCaller(List<String> script) {
        this.script.addAll(script);
    }

    /**
     * One who does this when he is asked for keys, one after the other.
     *
     * @param script keys, or one of the constants
     */
    public static ScriptedCaller who(String... script) {
        return new ScriptedCaller(List.of(script));
    }

    /** Balie's own sentences, as they are. */
    public static Sentences sentences() {
        var messages = new ResourceBundleMessageSource();
        messages.setBasenames(
                "messages/callbacks",
                "messages/callflows",
                "messages/controlline",
                "messages/recordings",
                "messages/surveys",
                "messages/treatment");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        messages.setAlwaysUseMessageFormat(true);
        return new Sentences(messages);
    }

    /** He calls this number of this organisation. */
    public ScriptedCaller calling(String whose, String number) {
        organisation = whose;
        called = number;
        return this;
    }

    /** He shows this number. */
    public ScriptedCaller showing(String number) {
        from = number;
        return this;
    }

    /** He speaks for so long when he is to say something; the first time that is not yet used. */
    public ScriptedCaller speaking(Duration... lengths) {
        for (Duration length : lengths) {
            speech.add(new Recorded(length, Ended.DONE));
        }
        return this;
    }

    /** He speaks for so long and hangs up. */
    public ScriptedCaller hangingUpAfter(Duration length) {
        speech.add(new Recorded(length, Ended.HUNG_UP));
        return this;
    }

    /** An agent has spoken with him. */
    public ScriptedCaller afterTalk() {
        spoken = true;
        return this;
    }

    /** He comes from there. */
    public ScriptedCaller from(Origin where) {
        origin = where;
        return this;
    }

    /** There is a calamity, whatever the switch says. */
    public ScriptedCaller inCalamity() {
        calamity = true;
        return this;
    }

    /** He waits so. */
    public ScriptedCaller waitingAt(Standing place) {
        standing = place;
        return this;
    }

    /** An agent is just taking him. */
    public ScriptedCaller beingTaken() {
        pausable = false;
        return this;
    }

    /** All that he heard: texts, names of prompts in brackets, and {@code (recording)}. */
    public List<String> heard() {
        return List.copyOf(heard);
    }

    /** What he was asked for. */
    public List<Asked> asked() {
        return List.copyOf(asked);
    }

    /** Keys of the texts of what who tries a callflow would see. */
    public List<String> shown() {
        return shown.stream().map(Shown::text).toList();
    }

    /** What was done with him, such as {@code answered} or {@code enters Burgerzaken 2}. */
    public List<String> done() {
        return List.copyOf(done);
    }

    /** To what his contact came; null for nothing. */
    public @Nullable Result result() {
        return result;
    }

    /** He did all that was written down. */
    public void assertDoneWithScript() {
        assertThat(script).as("what he was not asked for").isEmpty();
        assertThat(speech).as("what he did not say").isEmpty();
    }

    private String next() throws CallerGoneException {
        String act = script.poll();
        assertThat(act)
                .as("he is asked for more than is written down, after %s", heard)
                .isNotNull();
        if (HANGS_UP.equals(act)) {
            gone = true;
        }
        mustBeThere();
        return act;
    }

    private void mustBeThere() throws CallerGoneException {
        if (gone) {
            throw new CallerGoneException(contact.toString());
        }
    }

    @Override
    public UUID contact() {
        return contact;
    }

    @Override
    public String organisation() {
        return organisation;
    }

    @Override
    public Origin origin() {
        return origin;
    }

    @Override
    public Instant now() {
        return NOW;
    }

    @Override
    public boolean calamity(boolean asSet) {
        return calamity || asSet;
    }

    @Override
    public <T> T does(Deed<T> deed) {
        if (deed.shown() != null) {
            shown.add(deed.shown());
        }
        return deed.pretended();
    }

    @Override
    public void explains(Shown text) {
        shown.add(text);
    }

    @Override
    public Place place() {
        return new Written();
    }

    @Override
    public void settle(Result what) {
        result = what;
    }

    @Override
    public String called() {
        return called;
    }

    @Override
    public Optional<String> from() {
        return Optional.ofNullable(from);
    }

    @Override
    public String calamitySignal() {
        return "calamity";
    }

    @Override
    public Memory memory() {
        return memory;
    }

    @Override
    public boolean isLed() {
        return !gone;
    }

    @Override
    public boolean hasSpoken() {
        return spoken;
    }

    @Override
    public void answer() throws CallerGoneException {
        mustBeThere();
        done.add("answered");
    }

    @Override
    public Heard say(List<Sound> sounds, boolean endsByKey) throws CallerGoneException {
        mustBeThere();
        sounds.forEach(sound -> heard.add(text(sound)));
        return Heard.SAID;
    }

    private static String text(Sound sound) {
        return switch (sound) {
            case Sound.Announced(Announcement(var _, var prompts, var text)) ->
                prompts.isEmpty() ? text : prompts.toString();
            case Sound.Sentence(var _, var text) -> text;
            case Sound.Counted(var _, var text, int _) -> text;
            case Sound.Played _ -> "(recording)";
        };
    }

    @Override
    public Heard announce(List<Sound> sounds) throws CallerGoneException {
        return say(sounds);
    }

    @Override
    public Pressed ask(Question question) throws CallerGoneException {
        asked.add(question);
        say(question.sounds());
        String act = next();
        if (act.equals(SILENCE)) {
            return new Pressed.Nothing();
        }
        if (act.equals(TAKEN)) {
            return new Pressed.Taken();
        }
        assertThat(act).as("one key is asked for").hasSize(1);
        char key = act.charAt(0);
        return question.keys().contains(key) ? new Pressed.Chosen(key, false) : new Pressed.Other(key);
    }

    @Override
    public Keyed collect(Entry entry) throws CallerGoneException {
        asked.add(entry);
        say(entry.sounds());
        String act = next();
        if (act.equals(SILENCE)) {
            return new Keyed.Nothing();
        }
        return act.equals(TAKEN) ? new Keyed.Taken() : new Keyed.Keys(act);
    }

    @Override
    public <T> T record(Recording recording, Function<Recorded, T> then) {
        Recorded said = speech.poll();
        assertThat(said).as("he is to say more than is written down").isNotNull();
        gone = gone || said.ended() == Ended.HUNG_UP;
        return then.apply(said);
    }

    @Override
    public boolean connect(String number) throws CallerGoneException {
        mustBeThere();
        done.add("connected with " + number);
        return true;
    }

    @Override
    public CallerGoneException leadBy(String callflow) {
        done.add("led by " + callflow);
        gone = true;
        return new CallerGoneException(contact.toString());
    }

    @Override
    public void leaveToFallback() {
        done.add("left to the fallback");
    }

    @Override
    public void hangUp() {
        done.add("hung up");
        gone = true;
    }

    /** What happened, for a failure's message. */
    @Override
    public String toString() {
        return heard.stream().collect(Collectors.joining(" | ", "heard: ", " done: " + done));
    }

    private final class Written implements Place {
        @Override
        public int waitingIn(Queue queue) {
            return standing == null ? 0 : standing.position() - 1;
        }

        @Override
        public boolean enter(Queue queue, int priority) {
            done.add("enters " + queue.name() + " " + priority);
            return !gone;
        }

        @Override
        public Optional<Standing> standing() {
            return Optional.ofNullable(standing);
        }

        @Override
        public boolean pause() {
            done.add("pauses");
            return pausable;
        }

        @Override
        public void prioritise(int priority) {
            done.add("has priority " + priority);
        }

        @Override
        public void leave() {
            done.add("leaves");
            standing = null;
        }
    }
}

package nl.balie.processes;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The ports in memory: what was asked of them is kept, what they answer can be set. */
public final class FakePorts
        implements CallPort,
                QueuePort,
                CallbackPort,
                SurveyPort,
                RecordingPort,
                DecisionPort,
                LookUpPort,
                ContactPort,
                ControlPort {
    /** These, for every kind of step. */
    public Ports all() {
        return new Ports(this, this, this, this, this, this, this, this, this);
    }

    private final List<String> heard = new ArrayList<>();

    /** How patient dialogues were to be, as their steps declared it. */
    public final List<Object> declared = new ArrayList<>();

    private final Deque<String> keys = new ArrayDeque<>();
    private boolean callerGone;
    private @Nullable RuntimeException failure;
    public String closedMessage = "";
    public String queueGreeting = "";
    public String extraPrompts = "";
    /** Where callers go for whom a queue is full, by its name. */
    public final Map<String, Elsewhere> full = new HashMap<>();
    /** What comes next for a waiting caller; nothing for a day when there is none left. */
    public final Deque<Moment> moments = new ArrayDeque<>();
    /** Where the caller goes who is asked; to stay when there is none left. */
    public final Deque<Elsewhere> leaves = new ArrayDeque<>();

    /** Of a calamity at the number that was called. */
    public static final String SIGNAL = "calamity-test";

    public boolean answeredOutside = true;
    public @Nullable String callbackNumber;

    /** What a caller keys in when he is asked for a number. */
    public @Nullable String digits;
    /** What could be said in the last menu. */
    public Map<String, List<String>> words = Map.of();

    public boolean speaks = true;
    /** How often a customer is called back. */
    public int attempts = 2;

    /** What a source knows of every caller. */
    public LookedUp knows = LookedUp.NOTHING;

    /** Whether there is a survey, in which every caller takes part. */
    public boolean survey;
    /** Whether conversations are recorded. */
    public boolean recorded;
    /** The texts that a key would have ended. */
    public final List<String> endedByKey = new ArrayList<>();

    public Calamity calamity = Calamity.OFF;

    /** Whether who calls to change something gives the right code. */
    public boolean signsIn = true;

    /** The numbers that he chooses, one after the other; none when there is none left. */
    public final Deque<String> numbers = new ArrayDeque<>();

    /** What happened, in order, one line each. */
    public List<String> heard() {
        return List.copyOf(heard);
    }

    /** The keys that the caller presses, one for each menu; an empty one means that he presses none in time. */
    public void presses(String... pressed) {
        keys.addAll(List.of(pressed));
    }

    public void hangsUp() {
        callerGone = true;
    }

    /** Every step fails with it from here on; null makes them work again. */
    public void breaksWith(@Nullable RuntimeException failure) {
        this.failure = failure;
    }

    private void happens(String what) {
        if (failure != null) {
            throw failure;
        }
        heard.add(what);
    }

    private void needsCaller(String contactId, String what) throws CallerGoneException {
        if (callerGone) {
            throw new CallerGoneException(contactId);
        }
        happens(what);
    }

    @Override
    public void answer(String contactId) throws CallerGoneException {
        needsCaller(contactId, "answer");
    }

    @Override
    public void say(String contactId, Announcement announcement, boolean endsByKey) throws CallerGoneException {
        if (endsByKey) {
            endedByKey.add(announcement.text());
        }
        String prompts = announcement.prompts().isEmpty() ? "" : announcement.prompts() + " or ";
        String language = announcement.language().equals("nl") ? "" : " in " + announcement.language();
        needsCaller(contactId, "say " + prompts + announcement.text() + language);
    }

    @Override
    public @Nullable String ask(String contactId, Announcement announcement, Menu menu) throws CallerGoneException {
        words = menu.words();
        needsCaller(
                contactId,
                "ask %s for %d s%s%s"
                        .formatted(
                                menu.keys().stream().sorted().toList(),
                                menu.timeout().toSeconds(),
                                menu.bargeIn() ? "" : "!",
                                announcement.language().equals("nl") ? "" : " in " + announcement.language()));
        String key = this.keys.poll();
        return key == null || key.isEmpty() ? null : key;
    }

    @Override
    public @Nullable String collect(String contactId, Announcement announcement, Digits digits)
            throws CallerGoneException {
        needsCaller(contactId, "collect %d-%d digits".formatted(digits.least(), digits.most()));
        return this.digits;
    }

    @Override
    public void prioritise(String organisation, String contactId, int priority) {
        happens("priority " + priority);
    }

    @Override
    public void note(String organisation, String contactId, String text) {
        happens("note " + text);
    }

    /** Also while every other step fails: the way out for them. */
    @Override
    public void followFallback(String contactId) {
        heard.add("fallback");
    }

    @Override
    public void disconnect(String contactId) {
        happens("disconnect");
    }

    @Override
    public boolean transfer(String contactId, String number) throws CallerGoneException {
        needsCaller(contactId, "transfer to " + number);
        return answeredOutside;
    }

    @Override
    public Reception reception(String organisation, String contactId, String queue, boolean diverted) {
        if (failure != null) {
            throw failure;
        }
        Elsewhere elsewhere = diverted ? null : full.get(queue);
        return elsewhere == null
                ? new Reception(queueGreeting, extraPrompts, false, "", Elsewhere.WAIT)
                : new Reception(queueGreeting, extraPrompts, true, queue + " is vol.", elsewhere);
    }

    @Override
    public Entered enter(String organisation, String contactId, String queue, int priority) throws CallerGoneException {
        needsCaller(contactId, "enter %s of %s, priority %d".formatted(queue, organisation, priority));
        return new Entered(next(), SIGNAL);
    }

    @Override
    public Warned warn(String organisation, String contactId, String language, int moment) throws CallerGoneException {
        needsCaller(contactId, "warn " + moment);
        Elsewhere elsewhere = leaves.poll();
        return new Warned(next(), elsewhere == null ? Elsewhere.WAIT : elsewhere);
    }

    @Override
    public Announced announce(
            String organisation, String contactId, String language, int moment, @Nullable Integer announcedMinutes)
            throws CallerGoneException {
        needsCaller(contactId, "announce %d, before %s".formatted(moment, announcedMinutes));
        return new Announced(next(), announcedMinutes == null ? 9 : announcedMinutes - 1);
    }

    @Override
    public Offered offerElsewhere(String organisation, String contactId, String language, int moment)
            throws CallerGoneException {
        needsCaller(contactId, "offer " + moment);
        Elsewhere elsewhere = leaves.poll();
        return new Offered(next(), elsewhere != null, elsewhere == null ? Elsewhere.WAIT : elsewhere);
    }

    @Override
    public void divert(String organisation, String contactId, String queue) {
        happens("divert to " + queue);
    }

    @Override
    public @Nullable String askNumber(
            String organisation, String contactId, String language, Patience patience, int choiceTries)
            throws CallerGoneException {
        declared.addAll(List.of(patience, choiceTries));
        needsCaller(contactId, "ask number");
        return callbackNumber;
    }

    @Override
    public void request(
            String organisation, String contactId, String language, String queue, int priority, String number)
            throws CallerGoneException {
        needsCaller(contactId, "callback of %s in %s, priority %d".formatted(number, queue, priority));
    }

    @Override
    public boolean recordMessage(
            String organisation, String contactId, String language, String queue, SpeakingTime time)
            throws CallerGoneException {
        declared.add(time);
        needsCaller(contactId, "record for " + queue);
        return speaks;
    }

    @Override
    public Attempt queue(String organisation, String contactId) {
        happens("queue callback");
        return new Attempt(attempts--, 300);
    }

    @Override
    public void giveUp(String organisation, String contactId) {
        happens("give up");
    }

    @Override
    public boolean offer(String organisation, String contactId, String language, @Nullable String queue)
            throws CallerGoneException {
        if (survey) {
            needsCaller(contactId, "offer survey of " + queue);
        }
        return survey;
    }

    @Override
    public boolean asks(String organisation, String contactId, String language, @Nullable String queue)
            throws CallerGoneException {
        if (recorded) {
            needsCaller(contactId, "ask recording to " + queue);
        }
        return recorded;
    }

    @Override
    public boolean ask(String organisation, String contactId) throws CallerGoneException {
        if (survey) {
            needsCaller(contactId, "ask survey");
        }
        return survey;
    }

    @Override
    public boolean signIn(String contactId, String language, Patience patience) throws CallerGoneException {
        declared.add(patience);
        needsCaller(contactId, "sign in");
        return signsIn;
    }

    @Override
    public @Nullable String chooseNumber(String contactId, String language, Patience patience)
            throws CallerGoneException {
        declared.add(patience);
        needsCaller(contactId, "choose number");
        return numbers.poll();
    }

    @Override
    public void turnCalamity(String contactId, String language, String number, boolean on) throws CallerGoneException {
        needsCaller(contactId, "calamity of %s %s".formatted(number, on ? "on" : "off"));
    }

    @Override
    public boolean recordCalamityMessage(
            String contactId, String language, String number, Patience patience, SpeakingTime time)
            throws CallerGoneException {
        declared.addAll(List.of(patience, time));
        needsCaller(contactId, "record message of " + number);
        return true;
    }

    @Override
    public boolean recordPrompt(String contactId, String language, Patience patience, SpeakingTime time)
            throws CallerGoneException {
        declared.addAll(List.of(patience, time));
        needsCaller(contactId, "record prompt");
        return true;
    }

    private Moment next() {
        Moment next = moments.poll();
        return next == null ? new Moment(86_400, 86_400, false) : next;
    }

    @Override
    public Calamity calamity(String organisation, String contactId, String calledNumber) {
        if (calamity.on()) {
            happens("calamity of " + calledNumber);
        }
        return calamity;
    }

    @Override
    public void speaks(String organisation, String contactId, String language) {
        happens("speaks " + language);
    }

    @Override
    public Opening opening(String organisation, String contactId, String calledNumber, @Nullable String calendar) {
        happens("opening of " + (calendar == null ? calledNumber : calendar));
        return new Opening(closedMessage.isEmpty(), closedMessage, "test");
    }

    @Override
    public LookedUp lookUp(String organisation, String contactId, String source, String key) {
        happens("look up '%s' in %s of %s".formatted(key, source, organisation));
        return knows;
    }

    @Override
    public Route route(
            String organisation, String contactId, String calledNumber, String from, @Nullable String choice) {
        happens("route of '%s' from '%s'".formatted(choice, from));
        return new Route("queue-" + choice, "group-" + choice, 2, "test");
    }
}

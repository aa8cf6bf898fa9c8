package nl.balie.trials;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import nl.balie.callers.Memory;
import nl.balie.contacts.ContactEvent;
import nl.balie.contacts.EndCause;
import nl.balie.contacts.Fact;
import nl.balie.contacts.Result;
import nl.balie.flows.Flows.StartedFlow;
import nl.balie.numbers.PhoneNumber;
import nl.balie.processes.CallerGoneException;
import nl.balie.processes.StepRun;
import nl.balie.trials.Line.Kind;
import org.jspecify.annotations.Nullable;

/**
 * A trial call from its first step to its end. Steps and the administrator come from threads of their own: a step that asks
 * something waits here until he has answered.
 */
public final class TrialCall {
    /** Where the caller is. */
    public enum Stage {
        /** The callflow leads him. */
        LED,
        /** He waits in a queue. */
        WAITING,
        /** He speaks with somebody. */
        TALKING,
        ENDED
    }

    /** Takes the call and has the queue, in a trial where nobody and nothing of the organisation is meant. */
    private static final UUID NOBODY = new UUID(0, 0);

    private final UUID contact = UUID.randomUUID();
    private final String organisation;
    private final Setting setting;
    private final PhoneNumber number;
    private final Clock clock;
    private final List<Line> lines = new ArrayList<>();
    /** How many lines there were when the step of this moment began. */
    private int before;

    private final List<ContactEvent> timeline = new ArrayList<>();
    private Stage stage = Stage.LED;
    private @Nullable Question question;
    private int questions;
    private @Nullable StepRun now;
    private @Nullable String stuckAt;
    private @Nullable Long flow;
    private String queue = "";
    private Instant waitsSince = Instant.MAX;
    private boolean spoke;
    private final Memory memory = new Memory();
    private boolean calamityBegan;
    private int revision;
    private Instant touched;

    TrialCall(String organisation, Setting setting, PhoneNumber number, Clock clock) {
        this.organisation = organisation;
        this.setting = setting;
        this.number = number;
        this.clock = clock;
        this.touched = clock.instant();
    }

    private static final class Question {
        private final Ask ask;
        private boolean answered;
        private @Nullable String answer;

        private Question(Ask ask) {
            this.ask = ask;
        }
    }

    UUID contact() {
        return contact;
    }

    String organisation() {
        return organisation;
    }

    /** Its circumstances. */
    public Setting setting() {
        return setting;
    }

    PhoneNumber number() {
        return number;
    }

    synchronized void flowStarted(StartedFlow started) {
        flow = started.processInstanceKey();
        timeline.add(new ContactEvent(clock.instant(), new Fact.FlowStarted(started.processId(), started.version())));
    }

    synchronized @Nullable Long flow() {
        return flow;
    }

    synchronized Instant touched() {
        return touched;
    }

    synchronized Stage stage() {
        return stage;
    }

    /** Whether the caller has spoken with an agent. */
    synchronized boolean spoke() {
        return spoke;
    }

    /** What steps know of the caller. */
    Memory memory() {
        return memory;
    }

    /**
     * Whether there is a calamity.
     *
     * @param asSet what the calamity switch says
     */
    synchronized boolean calamity(boolean asSet) {
        return calamityBegan
                || switch (setting.calamity()) {
                    case ON -> true;
                    case OFF -> false;
                    case AS_SET -> asSet;
                };
    }

    /** From now on there is one; false when the caller does not wait. */
    synchronized boolean calamityBegins() {
        calamityBegan = calamityBegan || stage == Stage.WAITING;
        return stage == Stage.WAITING;
    }

    /** How long the caller has waited, in the time of the trial. */
    synchronized Duration waited() {
        return waitsSince.equals(Instant.MAX)
                ? Duration.ZERO
                : Duration.between(waitsSince, clock.instant()).multipliedBy(setting.speed());
    }

    /** The queue where the caller waits or waited last. */
    synchronized String queue() {
        return queue;
    }

    synchronized void add(Line line) {
        lines.add(line);
        changed();
    }

    void note(Kind kind, String text, Object... values) {
        add(Line.of(kind, text, values));
    }

    /**
     * Asks the administrator, and waits for him.
     *
     * @return his answer; null for none, also when the caller got somebody to speak with meanwhile
     * @throws CallerGoneException when the call has ended, or another step asks now
     */
    synchronized @Nullable String ask(Ask ask) throws CallerGoneException {
        Question mine = new Question(ask);
        Stage before = stillThere();
        question = mine;
        questions++;
        changed();
        try {
            while (!mine.answered && question == mine && stage == before) {
                wait();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new CallerGoneException(contact.toString());
        }
        if (question == mine) {
            question = null;
        } else if (!mine.answered) {
            throw new CallerGoneException(contact.toString());
        }
        stillThere();
        return mine.answer;
    }

    private Stage stillThere() throws CallerGoneException {
        if (stage == Stage.ENDED) {
            throw new CallerGoneException(contact.toString());
        }
        return stage;
    }

    /** The caller is still there. */
    synchronized void mustBeThere() throws CallerGoneException {
        stillThere();
    }

    /**
     * Answers what is asked.
     *
     * @param given one of the options, or keys; null for nothing
     * @return false when nothing is asked, or this is no answer to it
     */
    public synchronized boolean answer(@Nullable String given) {
        Question asked = question;
        if (asked == null || asked.answered || !asked.ask.isAnsweredBy(given)) {
            return false;
        }
        asked.answered = true;
        asked.answer = given;
        add(asked.ask.answered(given));
        return true;
    }

    synchronized void waitsIn(String name) {
        if (stage == Stage.WAITING) {
            return;
        }
        stage = Stage.WAITING;
        queue = name;
        waitsSince = clock.instant();
        changed();
    }

    /** False when he did not wait. */
    synchronized boolean leavesQueue() {
        boolean waited = stage == Stage.WAITING;
        if (waited) {
            stage = Stage.LED;
            changed();
        }
        return waited;
    }

    /** Somebody outside, or an agent, has the caller now; false when he is not in the stage before. */
    synchronized boolean talks(Stage before) {
        if (stage != before) {
            return false;
        }
        stage = Stage.TALKING;
        if (before == Stage.WAITING) {
            spoke = true;
            timeline.add(new ContactEvent(clock.instant(), new Fact.Connected(NOBODY)));
        }
        changed();
        return true;
    }

    /** The talk is over and the caller is still there; false when there was none. */
    synchronized boolean released() {
        if (stage != Stage.TALKING) {
            return false;
        }
        stage = Stage.LED;
        timeline.add(new ContactEvent(clock.instant(), new Fact.Released(Duration.ZERO)));
        changed();
        return true;
    }

    /** The agent put the caller back into a queue; false when he was not speaking. */
    synchronized boolean requeued(String name) {
        if (stage != Stage.TALKING) {
            return false;
        }
        timeline.add(new ContactEvent(clock.instant(), new Fact.Requeued(NOBODY, NOBODY, false)));
        timeline.add(new ContactEvent(clock.instant(), new Fact.Released(Duration.ZERO)));
        stage = Stage.LED;
        waitsIn(name);
        return true;
    }

    /**
     * The call is over; false when it was already.
     *
     * @param by who ended it
     */
    synchronized boolean end(EndCause by, Line why) {
        if (stage == Stage.ENDED) {
            return false;
        }
        stage = Stage.ENDED;
        if (stuckAt == null) {
            now = null;
        }
        timeline.add(new ContactEvent(clock.instant(), new Fact.Ended(Result.CLOSED, by)));
        add(why);
        return true;
    }

    synchronized void begins(StepRun run) {
        now = run;
        before = lines.size();
        changed();
    }

    synchronized void performed(StepRun run) {
        performed(run, null);
    }

    /** Known only after the flow has gone on: the step on its path may have begun, and may have ended the call. */
    synchronized void failed(StepRun run, String reason) {
        boolean last = now != null && isThat(now, run);
        lines.add(last ? lines.size() : before, Line.of(Kind.WRONG, "trials.line.step-failed", reason));
        performed(run, reason);
    }

    private static boolean isThat(StepRun one, StepRun other) {
        return one.startedAt().equals(other.startedAt()) && one.elementId().equals(other.elementId());
    }

    private void performed(StepRun run, @Nullable String failure) {
        Fact step = new Fact.Step(
                run.stepType(),
                run.elementId(),
                run.processId(),
                run.processVersion(),
                run.processInstanceKey(),
                Duration.ZERO,
                false,
                failure);
        timeline.add(new ContactEvent(run.endedAt(), step));
        timeline.sort(Comparator.comparing(ContactEvent::at)); // told of after its flow went on, perhaps after the next
        if (now != null && isThat(now, run)) {
            now = null;
        }
        changed();
    }

    synchronized void stuck(String elementId) {
        stuckAt = elementId;
    }

    private void changed() {
        revision++;
        touched = clock.instant();
        notifyAll();
    }

    /** Waits until something has changed since this revision, at most so long; null when nothing has. */
    public synchronized @Nullable View awaitChange(int since, Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (revision <= since) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                return null;
            }
            wait(left / 1_000_000 + 1);
        }
        return view();
    }

    /** How it is now. */
    public synchronized View view() {
        return new View(
                revision,
                stage,
                List.copyOf(lines),
                question == null ? null : question.ask,
                questions,
                queue,
                List.copyOf(timeline),
                now,
                stuckAt);
    }

    /**
     * How a trial call is at one moment.
     *
     * @param revision goes up with each change
     * @param ask what is to be answered; null when nothing is
     * @param questions how many things were asked
     * @param queue where the caller waits, or waited last
     * @param timeline as that of a contact, as far as it moves flows
     * @param step that is carried out now; null when none is
     * @param stuckAt the element where the flow stands still; null when it does not
     */
    public record View(
            int revision,
            Stage stage,
            List<Line> lines,
            @Nullable Ask ask,
            int questions,
            String queue,
            List<ContactEvent> timeline,
            @Nullable StepRun step,
            @Nullable String stuckAt) {}
}

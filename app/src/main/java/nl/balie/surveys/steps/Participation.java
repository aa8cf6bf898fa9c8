package nl.balie.surveys.steps;

import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import nl.balie.surveys.Survey;

/** How far a caller is with the survey to which he was invited. */
final class Participation {
    private final UUID run;
    private final Survey survey;
    private final boolean accepted;
    private final Set<UUID> answered = ConcurrentHashMap.newKeySet();
    private volatile boolean completed;

    /**
     * @param accepted whether he takes part
     */
    Participation(UUID run, Survey survey, boolean accepted) {
        this.run = run;
        this.survey = survey;
        this.accepted = accepted;
    }

    UUID run() {
        return run;
    }

    Survey survey() {
        return survey;
    }

    boolean accepted() {
        return accepted;
    }

    /** Whether he was asked this question. */
    boolean wasAsked(UUID question) {
        return answered.contains(question);
    }

    void asked(UUID question) {
        answered.add(question);
    }

    /** Whether he was asked every question. */
    boolean completed() {
        return completed;
    }

    void complete() {
        completed = true;
    }
}

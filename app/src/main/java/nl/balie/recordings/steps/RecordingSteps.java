package nl.balie.recordings.steps;

import nl.balie.callers.Caller;
import nl.balie.callers.Callers;
import nl.balie.callers.Deed;
import nl.balie.callers.Shown;
import nl.balie.contacts.Fact;
import nl.balie.contacts.Facts;
import nl.balie.database.Tenancy;
import nl.balie.processes.CallerGoneException;
import nl.balie.processes.RecordingPort;
import nl.balie.recordings.RecordingRules;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks callers whether their conversation may be recorded, once. */
@Component
class RecordingSteps implements RecordingPort {
    private final Callers callers;
    private final RecordingTalk talk;
    private final RecordingRules rules;
    private final Facts facts;
    private final Tenancy tenancy;

    RecordingSteps(Callers callers, RecordingTalk talk, RecordingRules rules, Facts facts, Tenancy tenancy) {
        this.callers = callers;
        this.talk = talk;
        this.rules = rules;
        this.facts = facts;
        this.tenancy = tenancy;
    }

    /** What a caller said. */
    private record Choice(boolean refused) {}

    @Override
    public boolean asks(String organisation, String contactId, String language, @Nullable String queue)
            throws CallerGoneException {
        Caller caller = callers.led(contactId);
        Choice before = caller.memory().of(Choice.class).orElse(null);
        if (before != null) {
            return !before.refused();
        }
        if (!tenancy.read(organisation, () -> rules.mayRecord(queue))) {
            caller.explains(Shown.of("recordings.tried.off"));
            return false;
        }
        boolean refused = talk.refuses(caller, language);
        Shown shown = Shown.of(refused ? "recordings.tried.refused" : "recordings.tried.allowed");
        caller.does(Deed.of(shown, () -> {
            rules.chose(caller.contact(), refused);
            facts.record(caller.contact(), new Fact.RecordingAsked(refused));
        }));
        caller.memory().keep(Choice.class, new Choice(refused));
        return !refused;
    }
}

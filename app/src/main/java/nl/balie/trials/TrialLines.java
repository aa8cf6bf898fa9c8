package nl.balie.trials;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import nl.balie.callers.Caller;
import nl.balie.callers.Lines;
import nl.balie.callers.Sound;
import nl.balie.database.Tenancy;
import nl.balie.processes.Announcement;
import nl.balie.prompts.Prompts;
import nl.balie.queues.Queue;
import nl.balie.queues.Queues;
import nl.balie.trials.Line.Kind;
import org.springframework.stereotype.Component;

/** The callers of trials. */
@Component
class TrialLines implements Lines {
    private final TrialCalls calls;
    private final Prompts prompts;
    private final Queues queues;
    private final Tenancy tenancy;

    TrialLines(TrialCalls calls, Prompts prompts, Queues queues, Tenancy tenancy) {
        this.tenancy = tenancy;
        this.calls = calls;
        this.prompts = prompts;
        this.queues = queues;
    }

    @Override
    public Optional<Caller> of(UUID contact) {
        return calls.ofContact(contact.toString()).map(call -> new TrialCaller(call, this));
    }

    TrialCalls calls() {
        return calls;
    }

    /** The queue of this name. */
    Optional<UUID> queue(String organisation, String name) {
        return tenancy.read(organisation, () -> queues.byName(name)).map(Queue::id);
    }

    /** What there is to read of a sound. */
    Stream<Line> heard(TrialCall call, Sound sound) {
        return switch (sound) {
            case Sound.Announced(var announcement) -> heard(call, announcement);
            case Sound.Sentence(var language, var text) -> Stream.of(Line.said(text, language));
            case Sound.Counted(var language, var text, int _) -> Stream.of(Line.said(text, language));
            case Sound.Played _ -> Stream.of(Line.of(Kind.HEARD, "trials.line.recording"));
        };
    }

    /** The prompts that have a sound, or else the text, as by telephone. */
    private Stream<Line> heard(TrialCall call, Announcement announcement) {
        String language = announcement.language();
        List<String> sounds = announcement.prompts().stream()
                .filter(name ->
                        prompts.find(call.organisation(), name, language).isPresent())
                .toList();
        Stream<Line> missing = announcement.prompts().stream()
                .filter(name -> !sounds.contains(name))
                .map(name -> Line.of(Kind.WRONG, "trials.line.no-sound", name));
        Line heard = sounds.isEmpty()
                ? Line.said(announcement.text(), language)
                : new Line(Kind.HEARD, "trials.line.played", List.of(String.join(", ", sounds)), sounds, language);
        return Stream.concat(missing, Stream.of(heard));
    }
}

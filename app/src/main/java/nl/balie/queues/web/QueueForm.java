package nl.balie.queues.web;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Function;
import nl.balie.pages.Check;
import nl.balie.pages.Option;
import nl.balie.queues.Queue;
import nl.balie.queues.QueueDetails;
import org.jspecify.annotations.Nullable;

/** What is typed for a queue. */
record QueueForm(
        String name, String kind, String skillGroup, String priority, String greeting, Boolean music, String shortcut) {
    QueueForm {
        name = Check.text(name);
        kind = Check.text(kind);
        skillGroup = Check.text(skillGroup);
        priority = Check.text(priority);
        greeting = Check.text(greeting);
        shortcut = Check.text(shortcut);
        music = Boolean.TRUE.equals(music);
    }

    /** With a key that no other has. */
    static QueueForm blank(String shortcut) {
        return new QueueForm("", Queue.Kind.EXTERNAL.name(), "", "0", "", true, shortcut);
    }

    static QueueForm of(Queue queue) {
        String shortcut = queue.shortcut();
        return new QueueForm(
                queue.name(),
                queue.kind().name(),
                queue.skillGroupId().toString(),
                String.valueOf(queue.priority()),
                queue.greeting(),
                queue.music(),
                shortcut == null ? "" : shortcut);
    }

    /**
     * What is stored; empty when it was refused.
     *
     * @param now the queue that is changed; null for a new one
     * @param withShortcut the queue that has a key
     */
    Optional<QueueDetails> details(
            Check check,
            @Nullable Queue now,
            List<Option> kinds,
            List<Option> skillGroups,
            Function<String, Optional<Queue>> withShortcut) {
        check.required("name", name, 80);
        Optional<Queue.Kind> chosenKind = check.chosen("kind", kind, kinds).map(Queue.Kind::valueOf);
        Optional<UUID> group = check.chosenId("skillGroup", skillGroup, skillGroups);
        OptionalInt number = check.whole("priority", priority, 0, 9);
        check.atMost("greeting", greeting, 1000);
        String key = check.key("shortcut", shortcut);
        if (key != null) {
            withShortcut
                    .apply(key)
                    .filter(other -> now == null || !other.id().equals(now.id()))
                    .ifPresent(other -> check.reject("shortcut", "pages.error.key-taken", other.name()));
        }
        return check.passed()
                ? Optional.of(new QueueDetails(
                        name,
                        chosenKind.orElseThrow(),
                        group.orElseThrow(),
                        number.orElseThrow(),
                        greeting,
                        music,
                        key))
                : Optional.empty();
    }
}

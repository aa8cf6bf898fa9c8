package nl.balie.queues.web;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import nl.balie.pages.Check;
import nl.balie.pages.Option;
import nl.balie.queues.Queue;
import nl.balie.queues.QueueDetails;

/** What is typed for a queue. */
record QueueForm(String name, String kind, String skillGroup, String priority, String greeting, Boolean music) {
    QueueForm {
        name = Check.text(name);
        kind = Check.text(kind);
        skillGroup = Check.text(skillGroup);
        priority = Check.text(priority);
        greeting = Check.text(greeting);
        music = Boolean.TRUE.equals(music);
    }

    static QueueForm blank() {
        return new QueueForm("", Queue.Kind.EXTERNAL.name(), "", "0", "", true);
    }

    static QueueForm of(Queue queue) {
        return new QueueForm(
                queue.name(),
                queue.kind().name(),
                queue.skillGroupId().toString(),
                String.valueOf(queue.priority()),
                queue.greeting(),
                queue.music());
    }

    Optional<QueueDetails> details(Check check, List<Option> kinds, List<Option> skillGroups) {
        check.required("name", name, 80);
        Optional<Queue.Kind> chosenKind = check.chosen("kind", kind, kinds).map(Queue.Kind::valueOf);
        Optional<UUID> group = check.chosenId("skillGroup", skillGroup, skillGroups);
        OptionalInt number = check.whole("priority", priority, 0, 9);
        check.atMost("greeting", greeting, 1000);
        return check.passed()
                ? Optional.of(new QueueDetails(
                        name, chosenKind.orElseThrow(), group.orElseThrow(), number.orElseThrow(), greeting, music))
                : Optional.empty();
    }
}

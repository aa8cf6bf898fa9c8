package nl.balie.desk;

import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.balie.contacts.Contact;
import nl.balie.contacts.Result;
import nl.balie.desk.OwnDay.OwnContact;
import org.jspecify.annotations.Nullable;

/**
 * The agent's day in figures.
 *
 * @param contacts newest first
 * @param kinds numbers per type, queue and result, the most frequent first
 * @param total of the whole day
 */
record OwnResults(List<OwnContact> contacts, List<Line> kinds, Figures total) {

    /** Of one type, queue and result; the result is null while a contact runs. */
    record Line(
            Contact.Channel channel,
            Contact.Direction direction,
            @Nullable String queue,
            @Nullable Result result,
            Figures figures) {}

    /** Averages are over the contacts that are finished, null without any. */
    record Figures(
            int number,
            @Nullable Duration talk,
            @Nullable Duration wrapUp,
            @Nullable Duration handling) {
        static Figures of(Collection<OwnContact> contacts) {
            List<OwnContact> finished =
                    contacts.stream().filter(contact -> !contact.running()).toList();
            return new Figures(
                    contacts.size(),
                    average(finished, OwnContact::talk),
                    average(finished, OwnContact::wrapUp),
                    average(finished, contact -> contact.talk().plus(contact.wrapUp())));
        }

        public String talkText() {
            return text(talk);
        }

        public String wrapUpText() {
            return text(wrapUp);
        }

        public String handlingText() {
            return text(handling);
        }

        private static String text(@Nullable Duration average) {
            return average == null ? "–" : TimeText.of(average);
        }

        private static @Nullable Duration average(List<OwnContact> contacts, Function<OwnContact, Duration> what) {
            return contacts.isEmpty()
                    ? null
                    : contacts.stream()
                            .map(what)
                            .reduce(Duration.ZERO, Duration::plus)
                            .dividedBy(contacts.size());
        }
    }

    private record Kind(
            Contact.Channel channel,
            Contact.Direction direction,
            @Nullable String queue,
            @Nullable Result result) {}

    static OwnResults of(List<OwnContact> contacts) {
        List<Line> lines = contacts.stream()
                .collect(Collectors.groupingBy(
                        contact -> new Kind(contact.channel(), contact.direction(), contact.queue(), contact.result())))
                .entrySet()
                .stream()
                .map(entry -> new Line(
                        entry.getKey().channel(),
                        entry.getKey().direction(),
                        entry.getKey().queue(),
                        entry.getKey().result(),
                        Figures.of(entry.getValue())))
                .sorted(Comparator.comparingInt((Line line) -> -line.figures().number())
                        .thenComparing(line -> String.valueOf(line.queue())))
                .toList();
        return new OwnResults(contacts, lines, Figures.of(contacts));
    }
}

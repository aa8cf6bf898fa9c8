package nl.balie.rules.opening.facts;

import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;
import nl.balie.rules.words.Because;
import nl.balie.rules.words.Times;

/** The times within one day at which it is open; none at all means closed all day. */
public record Hours(List<Span> spans) {
    public Hours {
        spans = spans.stream().sorted(Comparator.comparing(Span::from)).toList();
    }

    public boolean isNone() {
        return spans.isEmpty();
    }

    public boolean contains(LocalTime time) {
        return spans.stream().anyMatch(span -> span.contains(time));
    }

    /** The span around the time, as a supervisor reads it: 'van 08:30 tot 17:00'. */
    public Because around(LocalTime time) {
        return spans.stream()
                .filter(span -> span.contains(time))
                .map(Span::text)
                .findFirst()
                .orElseThrow();
    }

    /** All spans in their order: 'van 08:30 tot 12:00 en van 13:00 tot 17:00'. */
    public Because text() {
        return Times.listed(spans.stream().map(Span::text).toList());
    }
}

package nl.balie.rules.routing.facts;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import nl.balie.rules.routing.CallKind;
import nl.balie.rules.routing.Route;
import nl.balie.rules.routing.RoutingRequest;
import nl.balie.rules.words.Because;
import org.jspecify.annotations.Nullable;

/** The contact that needs a destination, without the lines that could give one. */
public record Call(
        String calledNumber,
        @Nullable String callerNumber,
        @Nullable String choice,
        CallKind kind,
        ZonedDateTime at,
        Route otherwise) {
    public static Call of(RoutingRequest request) {
        return new Call(
                request.calledNumber(),
                request.callerNumber(),
                request.choice(),
                request.kind(),
                request.at(),
                request.otherwise());
    }

    public LocalDate date() {
        return at.toLocalDate();
    }

    public LocalTime time() {
        return at.toLocalTime();
    }

    /** An unknown or anonymous caller begins with nothing. */
    public boolean isFrom(@Nullable String callerPrefix) {
        return callerNumber != null && callerPrefix != null && callerNumber.startsWith(callerPrefix);
    }

    /** What the caller did, as a supervisor reads it in the middle of a sentence. */
    public Because text() {
        Because what = choice == null
                ? Because.of(calledNumber)
                : Because.of("keuze ", "choice ")
                        .and(choice)
                        .and(" op ", " on ")
                        .and(calledNumber);
        return switch (kind) {
            case EXTERNAL -> what;
            case INTERNAL ->
                Because.of("een interne oproep, ", "an internal call, ").and(what);
            case FALLBACK ->
                Because.of("een terugvaloproep, ", "a fallback call, ").and(what);
        };
    }
}

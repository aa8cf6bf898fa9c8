package nl.balie.treatment.web;

import nl.balie.pages.Check;
import nl.balie.pages.Option;
import nl.balie.treatment.Elsewhere;
import nl.balie.treatment.Elsewhere.Destination;

/** Where callers go, as it was typed. */
final class Destinations {
    private Destinations() {}

    /**
     * The place; what is wrong stands at its field.
     *
     * @param part begins the names of the fields, {@code full} or {@code long}
     */
    static Elsewhere elsewhere(
            Check check, String part, String destination, String queue, String number, Choices choices) {
        check.notStray(part + "Queue", queue, destination.equals("QUEUE"));
        check.notStray(part + "Number", number, destination.equals("EXTERNAL"));
        return switch (destination) {
            case "WAIT" -> Elsewhere.WAIT;
            case "CALLBACK", "VOICEMAIL", "DISCONNECT" ->
                new Elsewhere(Destination.valueOf(destination), null, null, null);
            case "QUEUE" ->
                check.chosenId(part + "Queue", queue, choices.queues())
                        .map(id -> new Elsewhere(Destination.QUEUE, id, Option.label(choices.queues(), queue), null))
                        .orElse(Elsewhere.WAIT);
            case "EXTERNAL" ->
                choices.dialling()
                        .checked(check, part + "Number", number)
                        .map(found -> new Elsewhere(Destination.EXTERNAL, null, null, found))
                        .orElse(Elsewhere.WAIT);
            default -> {
                check.reject(part + "Destination", "pages.error.choose");
                yield Elsewhere.WAIT;
            }
        };
    }
}

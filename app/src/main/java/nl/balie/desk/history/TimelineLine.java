package nl.balie.desk.history;

import java.time.Duration;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import nl.balie.contacts.ContactEvent;
import nl.balie.desk.TimeText;
import org.jspecify.annotations.Nullable;

/**
 * One line of a contact's timeline, in words.
 *
 * @param text key in the message files
 * @param values for the places in the text
 * @param because why it was decided so, or null
 * @param offset time since the contact began
 */
@SuppressWarnings("ArrayRecordComponent") // goes to a template, is never compared
record TimelineLine(
        ZonedDateTime at,
        String offset,
        String kind,
        String text,
        Object[] values,
        @Nullable String because) {
    private static final String PREFIX = "history.event.";

    static TimelineLine of(ContactEvent event, ZonedDateTime start, ZoneId zone, Map<String, String> elementNames) {
        Map<String, Object> data = event.data();
        ZonedDateTime at = event.at().atZone(zone);
        Said said = switch (event.type()) {
            case ARRIVED -> said("arrived", data, "naar");
            case FLOW_STARTED -> said("flow-started", data, "callflow", "versie");
            case FALLBACK_STARTED -> said("fallback." + text(data, "terugval").toLowerCase(Locale.ROOT), data);
            case STEP -> step(data, elementNames);
            case DECIDED -> decided(data);
            case KEY_PRESSED -> said(Boolean.FALSE.equals(data.get("keuze")) ? "key-unknown" : "key", data, "toets");
            case QUEUED -> said("queued", data, "wachtrij", "skillgroep", "prioriteit");
            case OFFERED -> said("offered", data, "agent");
            case PHONE_RINGING -> said("phone-ringing", data);
            case OFFER_ENDED -> said("offer-ended." + text(data, "uitkomst"), data, "agent");
            case CONNECTED -> said("connected", data, "agent");
            case ANNOUNCED ->
                data.containsKey("plaats") ? said("position", data, "plaats") : said("expected", data, "minuten");
            case DIVERTED -> said("diverted", data, "wachtrij");
            case TRANSFERRED -> said("transferred", data, "naar");
            case REQUEUED ->
                said(
                        Boolean.TRUE.equals(data.get("voorrang")) ? "requeued-first" : "requeued",
                        data,
                        "agent",
                        "wachtrij");
            case RELEASED -> said("released", data, "nawerkSeconden");
            case DISPOSITION_CHOSEN -> said("disposition", data, "afhandelcode");
            case ENDED -> said("ended." + text(data, "door"), data);
        };
        return new TimelineLine(
                at,
                TimeText.of(Duration.between(start, at)),
                event.type().apiName(),
                PREFIX + said.key,
                said.values,
                data.get("omdat") instanceof String because ? because : null);
    }

    private static Said step(Map<String, Object> data, Map<String, String> elementNames) {
        String element = text(data, "element");
        String name = elementNames.getOrDefault(text(data, "proces") + "/" + element, element);
        return new Said("step", new Object[] {name, seconds(data.get("duurMs"))});
    }

    private static Said decided(Map<String, Object> data) {
        return switch (text(data, "besluit")) {
            case "openingstijd" -> said(Boolean.TRUE.equals(data.get("open")) ? "open" : "closed", data);
            case "calamiteit" -> said("calamity." + text(data, "bestemming"), data);
            case "wachtrij-vol" -> said("queue-full", data, "wachtrij");
            case "route" -> said("route", data, "wachtrij", "prioriteit");
            default -> said("decided", data, "besluit");
        };
    }

    static String seconds(@Nullable Object millis) {
        double seconds = millis instanceof Number number ? number.doubleValue() / 1000 : 0;
        return String.format(Locale.of("nl"), "%.1f", seconds);
    }

    private static Said said(String key, Map<String, Object> data, String... names) {
        return new Said(key, Arrays.stream(names).map(name -> text(data, name)).toArray());
    }

    /** As text, since a number would be written in groups of three. */
    static String text(Map<String, Object> data, String name) {
        return Objects.toString(data.get(name), "");
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Said(String key, Object[] values) {}
}

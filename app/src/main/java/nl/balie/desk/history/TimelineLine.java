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
            case FORWARDED -> said("forwarded", data, "collega");
            case CALLBACK_BEGUN -> said("callback-begun", data, "naar");
            case CALLBACK_REQUESTED ->
                said(Boolean.TRUE.equals(data.get("nieuw")) ? "callback-requested" : "callback-merged", data, "nummer");
            case VOICEMAIL_LEFT -> said("voicemail", data, "seconden");
            case CUSTOMER_DIALLED -> said("customer-dialled", data, "naar");
            case CUSTOMER_MISSED -> said("customer-missed." + text(data, "reden"), data);
            case FLOW_STARTED -> said("flow-started", data, "callflow", "versie");
            case FALLBACK_STARTED -> said("fallback." + text(data, "terugval").toLowerCase(Locale.ROOT), data);
            case STEP -> step(data, elementNames);
            case DECIDED -> decided(data);
            case KEY_PRESSED -> key(data);
            case DIGITS_ENTERED ->
                said(Integer.valueOf(0).equals(data.get("aantal")) ? "no-digits" : "digits", data, "aantal");
            case NOTED -> said("noted", data, "tekst");
            case LANGUAGE_CHOSEN -> said("language", data, "taal");
            case LOOKED_UP -> lookedUp(data);
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
            case SURVEY_OFFERED ->
                said(
                        Boolean.TRUE.equals(data.get("deelname")) ? "survey-accepted" : "survey-declined",
                        data,
                        "onderzoek");
            case SURVEY_ANSWERED ->
                said(data.containsKey("antwoord") ? "survey-answered" : "survey-unanswered", data, "vraag", "antwoord");
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
        if (data.containsKey("mislukt")) {
            return new Said("step-failed", new Object[] {name, text(data, "mislukt")});
        }
        String key = Boolean.TRUE.equals(data.get("onderbroken")) ? "step-broken-off" : "step";
        return new Said(key, new Object[] {name, seconds(data.get("duurMs"))});
    }

    private static Said key(Map<String, Object> data) {
        if (Boolean.FALSE.equals(data.get("keuze"))) {
            return said("key-unknown", data, "toets");
        }
        return said(Boolean.TRUE.equals(data.get("gesproken")) ? "key-said" : "key", data, "toets");
    }

    private static Said lookedUp(Map<String, Object> data) {
        if (data.containsKey("fout")) {
            return said("look-up-failed", data, "bron", "fout");
        }
        return said(Boolean.TRUE.equals(data.get("gevonden")) ? "looked-up" : "not-found", data, "bron");
    }

    private static Said decided(Map<String, Object> data) {
        return switch (text(data, "besluit")) {
            case "openingstijd" -> said(Boolean.TRUE.equals(data.get("open")) ? "open" : "closed", data);
            case "calamiteit" -> said("calamity." + text(data, "bestemming"), data);
            case "wachtrij-vol" -> said("queue-full", data, "wachtrij");
            case "prioriteit" -> said("priority", data, "prioriteit");
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

package nl.balie.desk.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import nl.balie.acd.OfferOutcome;
import nl.balie.contacts.ContactEvent;
import nl.balie.contacts.EventType;
import nl.balie.numbers.Fallback;
import org.junit.jupiter.api.Test;

class TimelineLineTests {
    private static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");
    private static final Instant AT = Instant.parse("2026-11-22T10:00:05Z");
    private static final ZonedDateTime START = AT.minusSeconds(5).atZone(ZONE);

    @Test
    void everyKindOfEventHasASentence() throws IOException {
        Properties dutch = new Properties();
        dutch.load(new java.io.InputStreamReader(
                java.util.Objects.requireNonNull(getClass().getResourceAsStream("/messages/history.properties")),
                StandardCharsets.UTF_8));

        assertThat(everything()).allSatisfy(event -> {
            TimelineLine line = TimelineLine.of(event, START, ZONE, Map.of());
            assertThat(dutch).containsKey(line.text());
            assertThat(MessageFormat.format(dutch.getProperty(line.text()), line.values()))
                    .doesNotContain("{");
        });
        assertThat(everything().stream().map(ContactEvent::type).distinct())
                .containsExactlyInAnyOrder(EventType.values());
    }

    @Test
    void timesAreTheOrganisations() {
        TimelineLine line = TimelineLine.of(event(EventType.PHONE_RINGING, Map.of()), START, ZONE, Map.of());

        assertThat(line.at().toLocalTime()).hasToString("11:00:05");
        assertThat(line.offset()).isEqualTo("0:05");
    }

    @Test
    void aStepHasTheNameThatItsModelGivesIt() {
        ContactEvent step = event(
                EventType.STEP,
                Map.of("element", "Task_Greet", "proces", "menu", "stap", "play-prompt", "duurMs", 3240));

        assertThat(TimelineLine.of(step, START, ZONE, Map.of("menu/Task_Greet", "Begroet beller"))
                        .values())
                .containsExactly("Begroet beller", "3,2");
        assertThat(TimelineLine.of(step, START, ZONE, Map.of()).values()).containsExactly("Task_Greet", "3,2");
    }

    @Test
    void aDecisionSaysWhy() {
        ContactEvent decided =
                event(EventType.DECIDED, Map.of("besluit", "openingstijd", "open", true, "omdat", "Zondag"));

        assertThat(TimelineLine.of(decided, START, ZONE, Map.of()).because()).isEqualTo("Zondag");
    }

    private static List<ContactEvent> everything() {
        List<ContactEvent> events = new ArrayList<>();
        for (EventType type : EventType.values()) {
            switch (type) {
                case DECIDED -> {
                    events.add(event(type, Map.of("besluit", "openingstijd", "open", true)));
                    events.add(event(type, Map.of("besluit", "openingstijd", "open", false)));
                    events.add(event(type, Map.of("besluit", "route", "wachtrij", "Belastingen", "prioriteit", 1)));
                    events.add(event(type, Map.of("besluit", "prioriteit", "prioriteit", 8)));
                    events.add(event(type, Map.of("besluit", "iets anders")));
                }
                case FALLBACK_STARTED -> {
                    for (Fallback fallback : Fallback.values()) {
                        events.add(event(type, Map.of("terugval", fallback.name())));
                    }
                }
                case OFFER_ENDED -> {
                    for (OfferOutcome outcome : OfferOutcome.values()) {
                        events.add(event(type, Map.of("uitkomst", outcome.apiName(), "agent", "Fatima")));
                    }
                }
                case CUSTOMER_MISSED -> {
                    for (OfferOutcome outcome : OfferOutcome.values()) {
                        events.add(event(type, Map.of("reden", outcome.apiName())));
                    }
                    events.add(event(type, Map.of("reden", "agent-opgehangen")));
                }
                case ENDED -> {
                    for (String by : List.of(
                            "beller", "klant", "agent", "balie", "verbinding-verloren", "storing", "onderbreking")) {
                        events.add(event(type, Map.of("door", by)));
                    }
                }
                case FORWARDED -> events.add(event(type, Map.of("collega", "Petra Jansen, +31990001500")));
                case LOOKED_UP -> {
                    events.add(event(type, Map.of("bron", "Klanten", "gevonden", true)));
                    events.add(event(type, Map.of("bron", "Klanten", "gevonden", false)));
                    events.add(event(type, Map.of("bron", "Klanten", "gevonden", false, "fout", "geen antwoord")));
                }
                case SURVEY_OFFERED -> {
                    events.add(event(type, Map.of("onderzoek", "Balie", "deelname", true)));
                    events.add(event(type, Map.of("onderzoek", "Balie", "deelname", false)));
                }
                case SURVEY_ANSWERED -> {
                    events.add(event(type, Map.of("vraag", "Welk cijfer?", "antwoord", "8")));
                    events.add(event(type, Map.of("vraag", "Welk cijfer?")));
                }
                case STEP -> {
                    events.add(event(type, Map.of("duurMs", 900)));
                    events.add(event(type, Map.of("duurMs", 900, "onderbroken", true)));
                    events.add(event(type, Map.of("duurMs", 900, "mislukt", "er is geen wachtrij")));
                }
                case DIGITS_ENTERED -> {
                    events.add(event(type, Map.of("aantal", 8)));
                    events.add(event(type, Map.of("aantal", 0)));
                }
                case NOTED -> events.add(event(type, Map.of("tekst", "Zaaknummer 421")));
                case KEY_PRESSED -> {
                    events.add(event(type, Map.of("toets", "1", "keuze", true)));
                    events.add(event(type, Map.of("toets", "1", "keuze", true, "gesproken", true)));
                    events.add(event(type, Map.of("toets", "9", "keuze", false)));
                }
                default -> events.add(event(type, Map.of()));
            }
        }
        return events;
    }

    private static ContactEvent event(EventType type, Map<String, Object> data) {
        return new ContactEvent(AT, type, new HashMap<>(data));
    }
}

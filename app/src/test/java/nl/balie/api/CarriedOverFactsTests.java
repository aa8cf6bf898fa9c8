package nl.balie.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import nl.balie.contacts.ContactEvent;
import nl.balie.contacts.Contacts;
import nl.balie.contacts.Fact;
import nl.balie.contacts.Names;
import nl.balie.contacts.Reasons;
import nl.balie.database.Tenancy;
import nl.balie.database.TestDatabase;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What Balie 0.1 wrote about contacts, after the schema has become that of this version. */
class CarriedOverFactsTests {
    private static final String ORGANISATION = "waterstad";
    private static final TypeReference<Map<String, Object>> DATA = new TypeReference<>() {};
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant START = Instant.parse("2026-11-20T09:00:00Z");

    private static final TestDatabase DATABASE = TestDatabase.empty();
    private static final JdbcClient OWNER = JdbcClient.create(DATABASE.owner());
    private static final AnnotationConfigApplicationContext CONTEXT = new AnnotationConfigApplicationContext();

    /** What the API said of the contact before, in order. */
    private static final List<EventJson> BEFORE = new ArrayList<>();

    private static UUID contact = new UUID(0, 0);
    private static UUID fatima = new UUID(0, 0);
    private static UUID taxes = new UUID(0, 0);

    @BeforeAll
    static void carriesOver() throws JsonProcessingException {
        Flyway.configure().dataSource(DATABASE.owner()).target("18").load().migrate();
        asBalieWroteIt();
        Flyway.configure().dataSource(DATABASE.owner()).load().migrate();
        CONTEXT.registerBean(DataSource.class, DATABASE::app);
        CONTEXT.registerBean(Tenancy.class, DATABASE::tenancy);
        CONTEXT.register(Wiring.class);
        CONTEXT.refresh();
    }

    @AfterAll
    static void closes() {
        CONTEXT.close();
    }

    @Test
    void theApiShowsTheSameTimeline() {
        List<ContactEvent> events = timeline();

        assertThat(shown(events)).containsExactlyElementsOf(BEFORE);
    }

    @Test
    void everyFactIsKnownAndTyped() {
        assertThat(timeline()).extracting(ContactEvent::fact).noneMatch(Fact.Unknown.class::isInstance);
        assertThat(timeline()).allSatisfy(event -> assertThat(event.more()).isEmpty());
    }

    @Test
    void whatStillExistsIsMeantByItsOwnId() {
        assertThat(facts(Fact.Queued.class).getFirst().queue()).isEqualTo(taxes);
        assertThat(facts(Fact.Offered.class)).extracting(Fact.Offered::agent).containsOnly(fatima);
        assertThat(facts(Fact.Connected.class).getFirst().agent()).isEqualTo(fatima);
        assertThat(facts(Fact.OfferEnded.class).getFirst().agent()).isEqualTo(fatima);
    }

    @Test
    void whatIsRenamedAfterwardsIsShownAsItIsNow() {
        OWNER.sql("update queue set name = 'Heffingen' where id = ?")
                .param(taxes)
                .update();
        try {
            assertThat(shown(timeline()))
                    .filteredOn(event -> event.soort().equals("in-wachtrij"))
                    .extracting(event -> event.gegevens().get("wachtrij"))
                    .containsExactly("Heffingen");
        } finally {
            OWNER.sql("update queue set name = 'Belastingen' where id = ?")
                    .param(taxes)
                    .update();
        }
    }

    @Test
    void factsAreStillNeverChanged() {
        assertThat(OWNER.sql("select count(*) from pg_trigger where tgname = 'facts_stay' and tgenabled <> 'O'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private static void asBalieWroteIt() throws JsonProcessingException {
        OWNER.sql("insert into organisation (id, name) values (?, 'Gemeente Waterstad')")
                .param(ORGANISATION)
                .update();
        UUID group = made("skill_group (organisation_id, name) values (?, 'Financiën')");
        taxes = made("queue (organisation_id, name, skill_group_id) values (?, 'Belastingen', '" + group + "')");
        fatima = made("app_user (organisation_id, username, display_name) values (?, 'fatima', 'Fatima El Amrani')");
        made("colleague (organisation_id, number, name, department, job, email)"
                + " values (?, '+31990001500', 'Petra Jansen', '', 'Griffier', 'petra@waterstad.example')");
        UUID code = made("disposition_code (organisation_id, name) values (?, 'Ruimtelijke ordening')");
        made("disposition_code (organisation_id, parent_id, name) values (?, '" + code + "', 'Kapvergunning')");
        made("lookup_source (organisation_id, name, kind, address, query, username, timeout_ms)"
                + " values (?, 'Klanten', 'HTTP', 'http://klanten', '', '', 1000)");
        UUID survey = made("survey (organisation_id, name, channel, language, active, attempts, invitation, thanks)"
                + " values (?, 'Telefoon', 'VOICE', 'nl', true, 2, 'Doet u mee?', 'Dank u.')");
        contact =
                made("contact (organisation_id, channel, direction, to_address, node, started_at, queue_id, queue_name)"
                        + " values (?, 'VOICE', 'INBOUND', '+31990001000', 'node1', '" + START + "', '" + taxes
                        + "', 'Belastingen')");
        UUID run = made("survey_run (organisation_id, survey_id, contact_id, offered_at, accepted) values (?, '"
                + survey + "', '" + contact + "', '" + START + "', true)");
        offered(6, 14, "NOT_ANSWERED");
        offered(15, 17, "ACCEPTED");
        written(0, "ARRIVED", "aangekomen", "{'naar': '+31990001000'}");
        written(
                0,
                "FORWARDED",
                "doorgeschakeld",
                "{'nummer': '+31990001500', 'collega': 'Petra Jansen, Griffier, +31990001500, petra@waterstad.example'}");
        written(0, "FORWARDED", "doorgeschakeld", "{'nummer': '+31990001599', 'collega': '+31990001599'}");
        written(0, "FORWARDED", "doorgeschakeld", "{'nummer': '+31990001501', 'collega': 'Kees de Wit, +31990001501'}");
        written(1, "FLOW_STARTED", "callflow-gestart", "{'callflow': 'balie-main-menu', 'versie': 3}");
        step(1, "");
        step(2, ", 'onderbroken': true");
        step(2, ", 'mislukt': 'er is geen wachtrij Oud'");
        written(2, "LANGUAGE_CHOSEN", "taal", "{'taal': 'en'}");
        decided(2, "openingstijd", "'open': true, 'omdat': 'Op zaterdag open van 9 tot 17'");
        decided(
                2,
                "calamiteit",
                "'bestemming': 'keuzemenu', 'omdat': 'De calamiteitschakeling van +31990001000 staat aan'");
        decided(
                2,
                "calamiteit",
                "'bestemming': 'verbreken', 'omdat': 'De calamiteitschakeling van +31990001000 is voor nu gepland'");
        written(3, "KEY_PRESSED", "toets", "{'toets': '1', 'keuze': true}");
        written(3, "KEY_PRESSED", "toets", "{'toets': '1', 'keuze': true, 'gesproken': true}");
        written(3, "KEY_PRESSED", "toets", "{'toets': '*', 'keuze': false}");
        written(3, "DIGITS_ENTERED", "cijfers", "{'aantal': 8}");
        written(3, "LOOKED_UP", "opgezocht", "{'bron': 'Klanten', 'gevonden': true}");
        written(3, "LOOKED_UP", "opgezocht", "{'bron': 'Klanten', 'gevonden': false, 'fout': 'geen antwoord'}");
        written(
                3,
                "LOOKED_UP",
                "opgezocht",
                "{'bron': 'Zaken', 'gevonden': false, 'fout': 'er is geen bron met deze naam'}");
        written(3, "NOTED", "notitie", "{'tekst': 'Zaaknummer 421'}");
        decided(4, "route", "'wachtrij': 'Oud', 'prioriteit': 2, 'omdat': 'Keuze 1 gaat naar Oud'");
        decided(4, "wachtrij-vol", "'wachtrij': 'Oud', 'omdat': 'Er wachten al 12, vol is vanaf 10'");
        decided(4, "prioriteit", "'prioriteit': 8, 'omdat': 'De callflow gaf dit contact prioriteit 8'");
        written(5, "QUEUED", "in-wachtrij", "{'wachtrij': 'Belastingen', 'skillgroep': 'Financiën', 'prioriteit': 8}");
        written(5, "ANNOUNCED", "wachtmelding", "{'plaats': 3}");
        written(5, "ANNOUNCED", "wachtmelding", "{'minuten': 7}");
        written(
                6,
                "OFFERED",
                "aangeboden",
                "{'agent': 'Fatima El Amrani', 'omdat':"
                        + " 'Fatima El Amrani is van de beschikbare agenten van deze skillgroep het langst vrij'}");
        written(7, "PHONE_RINGING", "telefoon-rinkelt", "{}");
        written(14, "OFFER_ENDED", "aanbod-beeindigd", "{'agent': 'Fatima El Amrani', 'uitkomst': 'niet-opgenomen'}");
        written(
                15,
                "OFFERED",
                "aangeboden",
                "{'agent': 'Fatima El Amrani', 'omdat': 'Fatima El Amrani heeft er zelf om gevraagd'}");
        written(16, "CONNECTED", "verbonden", "{'agent': 'Fatima El Amrani'}");
        written(
                20,
                "REQUEUED",
                "teruggeplaatst",
                "{'agent': 'Fatima El Amrani', 'wachtrij': 'Belastingen', 'voorrang': true}");
        written(20, "RELEASED", "losgelaten", "{'nawerkSeconden': 60}");
        written(21, "DIVERTED", "doorgestuurd", "{'wachtrij': 'Oud'}");
        written(22, "TRANSFERRED", "doorverbonden", "{'naar': '+31990002000'}");
        written(23, "CALLBACK_REQUESTED", "terugbelverzoek", "{'nummer': '+31612345678', 'nieuw': false}");
        written(
                24,
                "CALLBACK_BEGUN",
                "terugbellen",
                "{'naar': '+31612345678', 'aanvraag': '019aab3e-6a0c-7c1e-9d55-0a4f3c1be2d7'}");
        written(25, "CUSTOMER_DIALLED", "klant-gebeld", "{'naar': '+31612345678'}");
        written(26, "CUSTOMER_MISSED", "klant-niet-bereikt", "{'reden': 'telefoon-bezet'}");
        written(27, "CUSTOMER_MISSED", "klant-niet-bereikt", "{'reden': 'agent-opgehangen'}");
        written(28, "VOICEMAIL_LEFT", "voicemail", "{'seconden': 12}");
        written(
                29,
                "SURVEY_OFFERED",
                "kto-aangeboden",
                "{'onderzoek': 'Telefoon', 'kenmerk': '" + run + "', 'deelname': true}");
        written(30, "SURVEY_ANSWERED", "kto-antwoord", "{'vraag': 'Welk cijfer geeft u?', 'antwoord': '8'}");
        written(31, "SURVEY_ANSWERED", "kto-antwoord", "{'vraag': 'En waarom?'}");
        written(32, "DISPOSITION_CHOSEN", "afhandelcode", "{'afhandelcode': 'Ruimtelijke ordening › Kapvergunning'}");
        written(33, "DISPOSITION_CHOSEN", "afhandelcode", "{'afhandelcode': 'Vervallen code'}");
        for (String fallback : List.of("MESSAGE", "QUEUE", "EXTERNAL")) {
            written(
                    34,
                    "FALLBACK_STARTED",
                    "terugval-gestart",
                    "{'terugval': '" + fallback + "', 'omdat': 'De procesmotor antwoordt niet'}");
        }
        written(
                34,
                "FALLBACK_STARTED",
                "terugval-gestart",
                "{'terugval': 'QUEUE', 'omdat': 'Een stap van de callflow is mislukt'}");
        List<String> results = List.of(
                "afgehandeld",
                "afgebroken",
                "geen-agent",
                "gesloten",
                "doorverbonden",
                "terugbelverzoek",
                "voicemail",
                "niet-bereikt",
                "vervallen",
                "beheer",
                "terugval",
                "onderbroken",
                "mislukt");
        List<String> causes =
                List.of("beller", "klant", "agent", "balie", "verbinding-verloren", "storing", "onderbreking");
        for (int end = 0; end < results.size(); end++) {
            written(
                    40 + end,
                    "ENDED",
                    "beeindigd",
                    "{'resultaat': '" + results.get(end) + "', 'door': '" + causes.get(end % causes.size()) + "'}");
        }
    }

    private static void step(int second, String more) throws JsonProcessingException {
        written(
                second,
                "STEP",
                "stap",
                "{'stap': 'play-prompt', 'element': 'Task_SayGreeting', 'proces': 'balie-main-menu', 'versie': 3,"
                        + " 'instantie': '2251799813685249', 'duurMs': 1234" + more + "}");
    }

    private static void decided(int second, String what, String more) throws JsonProcessingException {
        written(second, "DECIDED", "besluit", "{'besluit': '" + what + "', " + more + "}");
    }

    /** A row as it was, and what the API made of it: its data as they are. */
    private static void written(int second, String type, String shown, String data) throws JsonProcessingException {
        String json = data.replace('\'', '"');
        OWNER.sql(
                        "insert into contact_event (organisation_id, contact_id, at, type, data) values (?, ?, ?, ?, ?::jsonb)")
                .params(ORGANISATION, contact, START.plusSeconds(second).atOffset(ZoneOffset.UTC), type, json)
                .update();
        BEFORE.add(new EventJson(START.plusSeconds(second), shown, new HashMap<>(JSON.readValue(json, DATA))));
    }

    private static void offered(int from, int until, String outcome) {
        OWNER.sql("insert into offer (organisation_id, contact_id, user_id, offered_at, expires_at, ended_at, outcome)"
                        + " values (?, ?, ?, ?, ?, ?, ?)")
                .params(
                        ORGANISATION,
                        contact,
                        fatima,
                        START.plusSeconds(from).atOffset(ZoneOffset.UTC),
                        START.plusSeconds(until).atOffset(ZoneOffset.UTC),
                        START.plusSeconds(until).atOffset(ZoneOffset.UTC),
                        outcome)
                .update();
    }

    private static UUID made(String row) {
        return OWNER.sql("insert into " + row + " returning id")
                .param(ORGANISATION)
                .query(UUID.class)
                .single();
    }

    private static List<ContactEvent> timeline() {
        return CONTEXT.getBean(Tenancy.class)
                .read(ORGANISATION, () -> CONTEXT.getBean(Contacts.class).timeline(contact));
    }

    private static <F extends Fact> List<F> facts(Class<F> kind) {
        return timeline().stream()
                .map(ContactEvent::fact)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    private static List<EventJson> shown(List<ContactEvent> events) {
        return CONTEXT.getBean(Tenancy.class).read(ORGANISATION, () -> {
            Names.Book names = CONTEXT.getBean(Names.class).of(events);
            Reasons reasons = CONTEXT.getBean(Reasons.class);
            return events.stream()
                    .map(event -> EventJson.of(
                            event,
                            reasons.because(event.fact(), names, Locale.of("nl"))
                                    .orElse(null),
                            names))
                    .map(event -> new EventJson(event.op(), event.soort(), plain(event.gegevens())))
                    .toList();
        });
    }

    /** As it is sent: a number is a number, however wide. */
    private static Map<String, Object> plain(Map<String, Object> data) {
        try {
            return JSON.readValue(JSON.writeValueAsString(data), DATA);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    @ComponentScan("nl.balie.contacts")
    static class Wiring {
        @Bean
        JdbcClient jdbc(DataSource source) {
            return JdbcClient.create(source);
        }

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }

        @Bean
        ObjectMapper json() {
            return new ObjectMapper();
        }

        @Bean
        ResourceBundleMessageSource messageSource() {
            ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
            messages.setBasename("messages/contacts");
            messages.setDefaultEncoding("UTF-8");
            messages.setFallbackToSystemLocale(false);
            messages.setAlwaysUseMessageFormat(true);
            return messages;
        }
    }
}

package nl.balie.audit.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import nl.balie.audit.AuditEntry;
import nl.balie.audit.AuditLog;
import nl.balie.audit.AuditResult;
import nl.balie.audit.Changes;
import nl.balie.audit.web.AuditWords.Detail;
import nl.balie.people.Area;
import nl.balie.people.Level;
import nl.balie.people.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.support.StaticMessageSource;

/** Everybody who reads the log reads words, in Dutch and in English. */
class AuditWordsTests {
    private static final Path MESSAGES = Path.of("src/main/resources/messages");
    private static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");
    private static final WrittenInLog WRITTEN = WrittenInLog.read();

    @Test
    void whatIsWrittenCanBeRead() {
        assertThat(WRITTEN.faults).isEmpty();
        assertThat(WRITTEN.actions)
                .contains(
                        "queue-added",
                        "calamity-off",
                        "callflow-went-back",
                        "session.ended",
                        "user.own-credentials",
                        "device.renewed",
                        "queue-message-removed",
                        "contact-read");
        assertThat(WRITTEN.fields).contains("skillGroup", "backTo", "longDestination", "closedOnHolidays");
        assertThat(WRITTEN.values)
                .contains("reason.wrong-code-and-locked", "kind.FALLBACK", "kind.SQL", "active.false");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nl", "en"})
    void everyActionPartAndConstantHasWords(String language) throws IOException {
        Properties words = words(language);

        assertThat(missing(words, "audit.action.", WRITTEN.actions.stream())).isEmpty();
        assertThat(missing(words, "audit.field.", WRITTEN.fields.stream())).isEmpty();
        assertThat(missing(words, "audit.value.", WRITTEN.values.stream())).isEmpty();
        assertThat(missing(words, "role.", names(Role.values()))).isEmpty();
        assertThat(missing(words, "area.", names(Area.values()))).isEmpty();
        assertThat(missing(words, "level.", names(Level.values()))).isEmpty();
    }

    @Test
    void noWordsAreLeftOfWhatIsNoLongerWritten() throws IOException {
        assertThat(words("nl").stringPropertyNames().stream()
                        .filter(key -> key.startsWith("audit.action.")
                                && !WRITTEN.actions.contains(key.substring("audit.action.".length()))))
                .isEmpty();
    }

    @Test
    void valuesAreReadInTheReadersLanguage() throws IOException {
        var details = new LinkedHashMap<>(new Changes()
                .of("active", true, false)
                .of("kind", null, Thread.State.BLOCKED)
                .of("wrapUp", null, java.time.Duration.ofSeconds(90))
                .of("plannedFrom", null, Instant.parse("2026-11-29T13:00:00Z"))
                .of("firstDay", null, java.time.LocalDate.of(2026, 12, 25))
                .of("week", "", "1 09:00-17:00, 7 10:00-12:30")
                .of("languages", "nl, tr", "")
                .of("roles", "", "AGENT")
                .of("alsoDialled", List.of("+32", "+49"), List.of())
                .of("name", "", "AGENT")
                .asMap());

        assertThat(read(details, "nl"))
                .containsExactly(
                        new Detail("actief", "ja", "nee", true),
                        new Detail("Soort", "", "BLOCKED", true),
                        new Detail("Nawerktijd", "", "90 seconden", true),
                        new Detail("Gepland vanaf", "", "29 nov 2026 14:00", true),
                        new Detail("Eerste dag", "", "25 dec 2026", true),
                        new Detail("Week", "", "ma 09:00-17:00, zo 10:00-12:30", true),
                        new Detail("Talen", "Nederlands, Turks", "", true),
                        new Detail("rollen", "", "Agent", true),
                        new Detail("Ook gebelde nummers beginnen met", "+32, +49", "", true),
                        new Detail("Naam", "", "AGENT", true));
        assertThat(read(details, "en"))
                .contains(
                        new Detail("active", "yes", "no", true),
                        new Detail("Wrap-up time", "", "90 seconds", true),
                        new Detail("Languages", "Dutch, Turkish", "", true));
        assertThat(read(Map.of("reason", "wrong"), "en"))
                .containsExactly(new Detail("reason", "", "wrong password", false));
        assertThat(read(Map.of("seenBefore", "2.0"), "en")).containsExactly(new Detail("seenBefore", "", "2.0", false));
    }

    @Test
    void aContactIsNamedByItsReferenceAndCanBeOpened() throws IOException {
        String id = "0b0e3f0a-6a52-4d4e-9f63-0d2f6f8c1a11";
        AuditWords read = reader();

        assertThat(read.object(
                        entry(AuditLog.SYSTEM, "contact-read", "/api/v1/contacten/" + id, Map.of()), Locale.of("nl")))
                .isEqualTo(new AuditWords.Thing("Contact met kenmerk " + id, "/contacten/" + id));
        assertThat(read.object(entry("a", "queue-added", "Balie", Map.of()), Locale.ENGLISH))
                .isEqualTo(new AuditWords.Thing("Balie", null));
        assertThat(read.actor(entry(AuditLog.SYSTEM, "calamity-on", "1", Map.of()), Locale.ENGLISH))
                .isEqualTo("Balie itself");
    }

    private static List<Detail> read(Map<String, Object> details, String language) throws IOException {
        return reader().details(entry("a", "x", "y", details), Locale.of(language), ZONE);
    }

    private static AuditEntry entry(String actor, String action, String object, Map<String, Object> details) {
        return new AuditEntry(Instant.EPOCH, actor, "-", action, object, AuditResult.DONE, details);
    }

    private static AuditWords reader() throws IOException {
        var source = new StaticMessageSource();
        for (String language : List.of("nl", "en")) {
            words(language).forEach((key, text) -> source.addMessage((String) key, Locale.of(language), (String) text));
        }
        return new AuditWords(source);
    }

    private static Stream<String> names(Enum<?>[] constants) {
        return Arrays.stream(constants).map(Enum::name);
    }

    private static List<String> missing(Properties words, String prefix, Stream<String> wanted) {
        return wanted.map(prefix::concat)
                .filter(key -> words.getProperty(key, "").isBlank())
                .toList();
    }

    private static Properties words(String language) throws IOException {
        var words = new Properties();
        try (var files = Files.list(MESSAGES)) {
            for (Path file : files.toList()) {
                if (file.getFileName().toString().contains("_en.") == language.equals("en")) {
                    try (var reader = Files.newBufferedReader(file)) {
                        words.load(reader);
                    }
                }
            }
        }
        return words;
    }
}

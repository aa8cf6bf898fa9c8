package nl.balie.recordings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import nl.balie.WithoutCalls;
import nl.balie.audit.AuditLog;
import nl.balie.conformity.Requirement;
import nl.balie.contacts.Contact.Channel;
import nl.balie.contacts.Contacts;
import nl.balie.contacts.Fact;
import nl.balie.database.DataDirectory;
import nl.balie.database.ListQuery;
import nl.balie.database.Tenancy;
import nl.balie.database.TestDatabase;
import nl.balie.people.MovedClock;
import nl.balie.queues.Queues;
import nl.balie.telephony.RecordingSink;
import nl.balie.telephony.media.Side;
import nl.balie.telephony.media.ToneDetector;
import nl.balie.telephony.media.TwoSidedWav;
import nl.balie.telephony.media.TwoSides;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.Resource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** How recordings are kept, found, mended, refused and erased. */
@SpringBootTest(classes = WithoutCalls.class, properties = "balie.demo=true")
@Import(RecordingsTests.Time.class)
class RecordingsTests {
    @TestConfiguration(proxyBeanMethods = false)
    static class Time {
        @Bean
        MovedClock clock() {
            return new MovedClock();
        }
    }

    private static final String ORGANISATION = "waterstad";
    private static final UUID FATIMA = UUID.randomUUID();
    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final double CUSTOMER = 600;
    private static final double AGENT = 1000;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        DATABASE.register(registry);
    }

    @Autowired
    Recordings recordings;

    @Autowired
    RecordingRules rules;

    @Autowired
    RecordingCare care;

    @Autowired
    Contacts contacts;

    @Autowired
    Queues queues;

    @Autowired
    AuditLog audit;

    @Autowired
    Tenancy tenancy;

    @Autowired
    DataDirectory data;

    @Autowired
    JdbcClient database;

    @Autowired
    MovedClock clock;

    private UUID contact(String number) {
        return tenancy.in(ORGANISATION, () -> contacts.arrived(Channel.VOICE, number, "+31990001001", clock.instant()));
    }

    private Recordings.Begun begun(UUID contact) {
        return tenancy.in(
                ORGANISATION,
                () -> recordings.begin(
                        contact, Ground.CONSENT, null, "Burgerzaken", FATIMA, "Fatima El Amrani", clock.instant()));
    }

    private static void speaks(RecordingSink sink, int millis) throws IOException {
        int length = millis * 8;
        sink.write(ToneDetector.tone(CUSTOMER, length), ToneDetector.tone(AGENT, length), length);
    }

    private UUID recorded(String number, int millis) throws IOException {
        Recordings.Begun begun = begun(contact(number));
        speaks(begun.sink(), millis);
        begun.sink().close();
        return begun.id();
    }

    private byte[] heard(UUID id) throws IOException {
        try (InputStream in = sound(id).getInputStream()) {
            return in.readAllBytes();
        }
    }

    private Resource sound(UUID id) {
        return tenancy.read(ORGANISATION, () -> {
            try {
                return recordings.sound(recordings.find(id).orElseThrow());
            } catch (BrokenRecordingException broken) {
                throw new AssertionError(broken);
            }
        });
    }

    private Path file(UUID id) {
        try (Stream<Path> files = Files.walk(data.resolve("call-recordings"))) {
            return files.filter(file -> file.getFileName().toString().startsWith(id.toString()))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    @Test
    void whatWasSaidIsHeardOnBothSidesFromAnyMomentAndNothingOfItStandsInItsFile() throws IOException {
        UUID id = recorded("+31612345678", 2500);

        byte[] wav = heard(id);
        assertThat(ToneDetector.share(TwoSides.of(wav, Side.CUSTOMER), CUSTOMER))
                .isGreaterThan(0.9);
        assertThat(ToneDetector.share(TwoSides.of(wav, Side.AGENTS), AGENT)).isGreaterThan(0.9);
        assertThat(TwoSides.of(wav, Side.AGENTS)).hasSize(20_000);
        int middle = TwoSidedWav.HEADER + 20_001;
        try (InputStream in = sound(id).getInputStream()) {
            in.skipNBytes(middle);
            assertThat(in.readAllBytes()).isEqualTo(Arrays.copyOfRange(wav, middle, wav.length));
        }
        String sealed = new String(Files.readAllBytes(file(id)), StandardCharsets.ISO_8859_1);
        String plain = new String(wav, 100, 40, StandardCharsets.ISO_8859_1);
        assertThat(sealed).doesNotContain(plain);
        Recording kept = tenancy.read(ORGANISATION, () -> recordings.find(id)).orElseThrow();
        assertThat(kept.length()).isEqualTo(Duration.ofMillis(2500));
    }

    @Test
    void whatWasChangedPutElsewhereOrCutOffIsRefused() throws IOException {
        UUID id = recorded("+31612345678", 3000);
        Path file = file(id);
        byte[] sealed = Files.readAllBytes(file);
        int piece = sealed.length / 3;

        byte[] changed = sealed.clone();
        changed[piece + 100] ^= 1;
        Files.write(file, changed);
        assertThatThrownBy(() -> heard(id))
                .isInstanceOf(BrokenRecordingException.class)
                .hasMessageContaining("damaged or changed");

        byte[] swapped = sealed.clone();
        System.arraycopy(sealed, piece, swapped, 0, piece);
        System.arraycopy(sealed, 0, swapped, piece, piece);
        Files.write(file, swapped);
        assertThatThrownBy(() -> heard(id)).isInstanceOf(BrokenRecordingException.class);

        Files.write(file, Arrays.copyOf(sealed, 2 * piece));
        assertThatThrownBy(() -> heard(id)).isInstanceOf(BrokenRecordingException.class);

        Files.write(file, Files.readAllBytes(file(recorded("+31612345678", 3000))));
        assertThatThrownBy(() -> heard(id)).isInstanceOf(BrokenRecordingException.class);

        Files.write(file, sealed);
        assertThat(heard(id)).hasSize(TwoSidedWav.HEADER + 48_000);
    }

    @Test
    void isOpenedByItsOwnKeyAndSeenByItsOwnOrganisationAlone() throws IOException {
        UUID id = recorded("+31612345678", 1000);
        assertThat(tenancy.read("bergdorp", () -> recordings.find(id))).isEmpty();
        tenancy.in(
                ORGANISATION,
                () -> database.sql("update recording set sealed_key = sealed_key || '\\x00' where id = ?")
                        .param(id)
                        .update());
        assertThatThrownBy(() -> tenancy.read(ORGANISATION, () -> {
                    try {
                        return recordings.sound(recordings.find(id).orElseThrow());
                    } catch (BrokenRecordingException broken) {
                        throw new UncheckedIOException(broken);
                    }
                }))
                .hasCauseInstanceOf(BrokenRecordingException.class);
    }

    @Test
    void whatAnInterruptionBrokeOffIsKeptUntilTheLastSecondThatWasWritten() throws IOException {
        UUID contact = contact("+31687654321");
        Recordings.Begun begun = begun(contact);
        speaks(begun.sink(), 2700);
        Path file = file(begun.id());
        byte[] sealed = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(sealed, sealed.length + 1234)); // half a piece

        recordings.endBrokenOff();

        assertThat(TwoSides.of(heard(begun.id()), Side.CUSTOMER)).hasSize(16_000);
        assertThat(tenancy.read(ORGANISATION, () -> contacts.timeline(contact))
                        .getLast()
                        .fact())
                .isEqualTo(new Fact.RecordingEnded(Duration.ofSeconds(2)));
        begun.sink().close();
        assertThat(tenancy.read(ORGANISATION, () -> recordings.of(contact)))
                .singleElement()
                .satisfies(kept -> assertThat(kept.length()).isEqualTo(Duration.ofSeconds(2)));
    }

    @Test
    void ofAConversationOfWhichNothingCameNothingIsKept() throws IOException {
        UUID contact = contact("+31611111111");
        begun(contact).sink().close();

        assertThat(tenancy.read(ORGANISATION, () -> recordings.of(contact))).isEmpty();
        assertThat(tenancy.read(ORGANISATION, () -> contacts.timeline(contact))
                        .getLast()
                        .fact())
                .isEqualTo(new Fact.RecordingEnded(Duration.ZERO));
    }

    @Test
    @Requirement(value = "2.7.5", part = "what is found")
    void aRecordingIsFoundByNumberTimeAgentAndQueue() throws IOException {
        UUID id = recorded("+31201234567", 1000);
        tenancy.in(ORGANISATION, () -> recordings.joins(id, UUID.randomUUID(), "Sander de Boer"));

        assertThat(found("020 123 45 67", "")).containsExactly(id);
        assertThat(found("sander 98765", "")).isEmpty();
        assertThat(found("sander burgerzaken", "Burgerzaken")).containsExactly(id);
        assertThat(found("sander", "Belastingen")).isEmpty();
        RecordingSearch later = search("sander", "", clock.instant().plusSeconds(1));
        assertThat(tenancy.read(ORGANISATION, () -> recordings.list(later)).rows())
                .isEmpty();
    }

    private static RecordingSearch search(String words, String queue, @Nullable Instant from) {
        return new RecordingSearch(from, null, null, null, ZoneId.of("Europe/Amsterdam"), queue, words, 1);
    }

    private List<UUID> found(String words, String queue) {
        return tenancy.read(ORGANISATION, () -> recordings.list(search(words, queue, null))).rows().stream()
                .map(Recording::id)
                .toList();
    }

    @Test
    void recordingsAreErasedWhenTheyAreOldOrForAReason() throws IOException {
        UUID old = recorded("+31612345678", 1000);
        Path file = file(old);
        clock.forward(Duration.ofDays(31));
        UUID fresh = recorded("+31612345678", 1000);
        tenancy.in(ORGANISATION, () -> rules.change(new RecordingRules.Rule(false, false, 30, List.of())));

        care.erase();

        assertThat(tenancy.read(ORGANISATION, () -> recordings.find(old))).isEmpty();
        assertThat(file).doesNotExist();
        tenancy.in(
                ORGANISATION, () -> recordings.erase(recordings.find(fresh).orElseThrow(), "verzoek van de inwoner"));
        assertThat(tenancy.read(ORGANISATION, () -> recordings.find(fresh))).isEmpty();
        assertThat(tenancy.read(
                        ORGANISATION,
                        () -> audit.list(null, null, null, ListQuery.FIRST).rows()))
                .anySatisfy(entry -> {
                    assertThat(entry.action()).isEqualTo("recordings-expired");
                    assertThat(entry.details()).containsKey("count");
                })
                .anySatisfy(entry -> {
                    assertThat(entry.action()).isEqualTo("recording-erased");
                    assertThat(entry.details()).containsEntry("reason", "verzoek van de inwoner");
                });
    }

    @Test
    @Requirement(
            value = {"2.7.1", "2.7.3", "2.7.4"},
            part = "when a conversation is recorded by itself")
    void itIsRecordedOnlyWhenOrganisationQueueAndCallerAgree() {
        UUID asked = contact("+31612345678");
        UUID refuses = contact("+31612345678");
        UUID notAsked = contact("+31612345678");
        UUID burgerzaken = tenancy.read(
                ORGANISATION, () -> queues.byName("Burgerzaken").orElseThrow().id());
        tenancy.in(ORGANISATION, () -> {
            rules.chose(asked, false);
            rules.chose(refuses, true);
            rules.chose(refuses, false);
        });
        assertThat(records(asked)).as("off").isFalse();

        tenancy.in(ORGANISATION, () -> rules.change(new RecordingRules.Rule(true, false, 30, List.of())));
        assertThat(records(asked)).isTrue();
        assertThat(records(refuses)).as("his first choice counts").isFalse();
        assertThat(records(notAsked)).isFalse();

        tenancy.in(ORGANISATION, () -> rules.change(new RecordingRules.Rule(true, false, 30, List.of(burgerzaken))));
        assertThat(records(asked)).isFalse();
        tenancy.in(ORGANISATION, () -> rules.change(new RecordingRules.Rule(false, false, 30, List.of())));
    }

    private boolean records(UUID contact) {
        return tenancy.read(ORGANISATION, () -> rules.records(contact, "Burgerzaken"));
    }
}

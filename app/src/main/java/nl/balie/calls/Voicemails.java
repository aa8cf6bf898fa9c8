package nl.balie.calls;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.balie.acd.Queueing;
import nl.balie.callbacks.Callbacks;
import nl.balie.contacts.Contacts;
import nl.balie.contacts.EventType;
import nl.balie.contacts.Result;
import nl.balie.database.DataDirectory;
import nl.balie.database.Persistently;
import nl.balie.database.Tenancy;
import nl.balie.numbers.PhoneNumbers;
import nl.balie.queues.Queue;
import nl.balie.telephony.Outcome;
import nl.balie.telephony.Recording;
import nl.balie.telephony.media.Wav;
import nl.balie.tenants.Organisations;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Takes messages of callers (requirement 2.3.15). While somebody speaks his words go to a file, and then into the database;
 * what an interruption left in a file is kept at the next start.
 */
@Component
class Voicemails {
    private static final Logger log = LoggerFactory.getLogger(Voicemails.class);
    private static final Duration LONGEST = Duration.ofMinutes(3);
    private static final Duration SILENCE = Duration.ofSeconds(6);
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    private final Exchange exchange;
    private final Callbacks callbacks;
    private final CallbackNumbers callable;
    private final PhoneNumbers numbers;
    private final Queueing queueing;
    private final Contacts contacts;
    private final Organisations organisations;
    private final Tenancy tenancy;
    private final Path folder;

    Voicemails(
            Exchange exchange,
            Callbacks callbacks,
            CallbackNumbers callable,
            PhoneNumbers numbers,
            Queueing queueing,
            Contacts contacts,
            Organisations organisations,
            Tenancy tenancy,
            DataDirectory data) {
        this.exchange = exchange;
        this.callbacks = callbacks;
        this.callable = callable;
        this.numbers = numbers;
        this.queueing = queueing;
        this.contacts = contacts;
        this.organisations = organisations;
        this.tenancy = tenancy;
        this.folder = data.directory("voicemail");
    }

    /**
     * Records the caller until he has said what he wants to say.
     *
     * @param end the key that ends it
     */
    Taken record(LiveCall call, Queue queue, char end) {
        String organisation = call.organisation();
        call.messageBegins();
        try {
            UUID id = tenancy.in(organisation, () -> {
                String from = contacts.find(call.contact()).orElseThrow().from();
                return callbacks.record(
                        call.contact(),
                        call.number().number(),
                        callable.callable(from, numbers).orElse(null),
                        queue.id());
            });
            Path file = file(id);
            Files.deleteIfExists(file);
            Outcome outcome = exchange.telephony()
                    .record(call.id(), new Recording(file, LONGEST, SILENCE, Set.of(end), true))
                    .join();
            boolean here =
                    outcome instanceof Outcome.Recorded(var length, var how) && how != Outcome.Recorded.Ended.HUNG_UP;
            if (!kept(organisation, call.contact(), id)) {
                return here ? Taken.SILENT : Taken.GONE;
            }
            call.settle(Result.VOICEMAIL);
            call.markLeftQueue();
            Persistently.run(
                    "the place of contact " + call.contact(), () -> queueing.leave(organisation, call.contact()));
            return here ? Taken.KEPT : Taken.GONE;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            call.messageOver();
        }
    }

    /** Keeps what callers said whom an interruption of Balie cut off. */
    void keepWhatWasSaid() {
        for (var organisation : organisations.all()) {
            var cutOff = tenancy.read(
                    organisation.id(),
                    () -> callbacks.recording().stream()
                            .map(id -> callbacks.find(id).orElseThrow())
                            .toList());
            cutOff.forEach(message -> {
                boolean kept = kept(organisation.id(), message.requestedIn(), message.id());
                log.info("the message {} was interrupted, {}", message.id(), kept ? "and is kept" : "nothing was said");
            });
        }
    }

    /** Moves the sound from its file into the database; false when there is none. */
    private boolean kept(String organisation, UUID contact, UUID id) {
        Path file = file(id);
        Duration length = repaired(file);
        boolean said = length.compareTo(SHORTEST) >= 0;
        Persistently.run(
                "message " + id,
                () -> tenancy.in(organisation, () -> {
                    if (said) {
                        callbacks.recorded(id, bytes(file), Math.toIntExact(length.toSeconds()));
                        contacts.note(contact, EventType.VOICEMAIL_LEFT, Map.of("seconden", length.toSeconds()));
                    } else {
                        callbacks.silent(id);
                    }
                }));
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            log.warn("the file of message {} stays, its sound is in the database", id, e);
        }
        return said;
    }

    private static Duration repaired(Path file) {
        try {
            return Files.exists(file) ? Wav.repair(file) : Duration.ZERO;
        } catch (IOException e) {
            log.error("{} holds no sound", file, e);
            return Duration.ZERO;
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(UUID id) {
        return folder.resolve(id + ".wav");
    }

    /** What became of it. */
    enum Taken {
        KEPT,
        /** The caller said nothing and is still there. */
        SILENT,
        /** The caller hung up; what he said is kept. */
        GONE
    }
}

package nl.balie.callbacks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import nl.balie.contacts.Fact;
import nl.balie.contacts.Facts;
import nl.balie.database.DataDirectory;
import nl.balie.database.Persistently;
import nl.balie.database.Tenancy;
import nl.balie.telephony.media.Wav;
import nl.balie.tenants.Organisations;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Keeps messages of callers (requirement 2.3.15). While somebody speaks his words go to a file, and then into the database;
 * what an interruption left in a file is kept at the next start.
 */
@Component
public class Voicemails {
    /** What is shorter is no message. */
    public static final Duration SHORTEST = Duration.ofSeconds(1);

    private static final Logger log = LoggerFactory.getLogger(Voicemails.class);

    private final Callbacks callbacks;
    private final Facts facts;
    private final Organisations organisations;
    private final Tenancy tenancy;
    private final Path folder;

    Voicemails(Callbacks callbacks, Facts facts, Organisations organisations, Tenancy tenancy, DataDirectory data) {
        this.callbacks = callbacks;
        this.facts = facts;
        this.organisations = organisations;
        this.tenancy = tenancy;
        this.folder = data.directory("voicemail");
    }

    /**
     * Begins a message; within the organisation's tenancy.
     *
     * @param called the organisation's number that was called
     * @param number where the customer can be called back; null for none
     * @return its id, which {@link #file} names its sound after
     */
    public UUID begin(UUID contact, String called, @Nullable String number, UUID queue) {
        UUID id = callbacks.record(contact, called, number, queue);
        try {
            Files.deleteIfExists(file(id));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return id;
    }

    /** Keeps what callers said whom an interruption of Balie cut off. */
    public void keepWhatWasSaid() {
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

    /**
     * Moves the sound from its file into the database, as soon as that is there.
     *
     * @return false when nothing was said
     */
    public boolean kept(String organisation, UUID contact, UUID id) {
        Path file = file(id);
        Duration length = repaired(file);
        boolean said = length.compareTo(SHORTEST) >= 0;
        Persistently.run(
                "message " + id,
                () -> tenancy.in(organisation, () -> {
                    if (said) {
                        callbacks.recorded(id, bytes(file), Math.toIntExact(length.toSeconds()));
                        facts.record(contact, new Fact.VoicemailLeft(length));
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

    /** Where the sound of a message goes first. */
    public Path file(UUID id) {
        return folder.resolve(id + ".wav");
    }
}

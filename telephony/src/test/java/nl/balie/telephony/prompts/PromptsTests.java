package nl.balie.telephony.prompts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import nl.balie.telephony.Prompt;
import nl.balie.telephony.media.Audio;
import nl.balie.telephony.media.ToneDetector;
import nl.balie.telephony.media.Wav;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class PromptsTests {
    private static final Prompt.Speech WELCOME = new Prompt.Speech("nl", "Welkom bij de gemeente; $(touch x) \"'");
    private static final Duration LONG = Duration.ofSeconds(10);

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-22T10:00:00Z"));
    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();

    @TempDir
    Path folder;

    @BeforeEach
    void listen() {
        logged.start();
        ((Logger) LoggerFactory.getLogger(Prompts.class)).addAppender(logged);
    }

    @AfterEach
    void stopListening() {
        ((Logger) LoggerFactory.getLogger(Prompts.class)).detachAppender(logged);
    }

    @Test
    void speaksThroughAProgramThatReadsTheTextFromItsInput() throws Exception {
        Prompts prompts = prompts(program("cat > " + folder + "/text; echo \"$@\" > " + folder + "/arguments" + "; cp "
                + recording("spoken.wav", 22_050, 700) + " \"$8\""));

        Audio audio = get(prompts.load(WELCOME));

        assertThat(Files.readString(folder.resolve("text"))).isEqualTo(WELCOME.text());
        assertThat(Files.readString(folder.resolve("arguments")))
                .startsWith("-v nl ")
                .contains("--stdin");
        assertThat(audio.samples()).isEqualTo(8000);
        assertThat(ToneDetector.share(decoded(audio), 700)).isGreaterThan(0.99);
    }

    @Test
    void makesTheSameTextOnceEvenWhenItIsAskedForTwiceAtOnce() throws Exception {
        Prompts prompts = prompts(countingProgram());

        List<CompletableFuture<Audio>> both = List.of(prompts.load(WELCOME), prompts.load(WELCOME));

        assertThat(get(both.get(0))).isSameAs(get(both.get(1)));
        assertThat(get(prompts.load(WELCOME))).isSameAs(get(both.get(0)));
        assertThat(timesRun()).isEqualTo(1);
    }

    @Test
    void aSentenceWithAnotherNumberIsOfPartsThatAreThere() throws Exception {
        Prompts prompts = prompts(countingProgram());
        Audio first = get(prompts.load(new Prompt.Counted("nl", "U bent nummer 537 in de wachtrij.", 537)));

        Audio second = get(prompts.load(new Prompt.Counted("nl", "U bent nummer 37 in de wachtrij.", 37)));
        Audio third = get(prompts.load(new Prompt.Counted("nl", "U bent nummer 500 in de wachtrij.", 500)));

        assertThat(timesRun()).isEqualTo(4);
        assertThat(first.samples()).isBetween(31_000, 32_000);
        assertThat(second.samples()).isBetween(23_000, 24_000);
        assertThat(third.pcma()).isEqualTo(second.pcma());
    }

    @Test
    void takesFromDiskWhatWasMadeBefore() throws Exception {
        Path program = countingProgram();
        Audio first = get(prompts(program).load(WELCOME));

        Audio second = get(prompts(program).load(WELCOME));
        get(prompts(program).load(new Prompt.Speech("en", WELCOME.text())));

        assertThat(second.pcma()).isEqualTo(first.pcma());
        assertThat(timesRun()).isEqualTo(2);
        assertThat(cached()).hasSize(2).allMatch(name -> name.matches("[0-9a-f]{64}\\.wav"));
    }

    @Test
    void makesADamagedFileAgain() throws Exception {
        Path program = countingProgram();
        get(prompts(program).load(WELCOME));
        Files.writeString(folder.resolve("cache").resolve(cached().getFirst()), "RIFF?");

        assertThat(get(prompts(program).load(WELCOME)).samples()).isEqualTo(8000);
        assertThat(timesRun()).isEqualTo(2);
    }

    @Test
    void aToneStandsInWhereNoSpeechProgramIs() throws Exception {
        Prompts prompts = prompts(folder.resolve("no-such-program"));

        Audio audio = get(prompts.load(WELCOME));
        now.updateAndGet(before -> before.plusSeconds(3600));
        get(prompts.load(WELCOME));

        assertBeep(audio);
        assertThat(cached()).isEmpty();
        assertThat(logged.list)
                .singleElement()
                .satisfies(event -> assertThat(event.getFormattedMessage())
                        .startsWith("A tone stands in")
                        .doesNotContain("Welkom"));
    }

    @Test
    void aToneStandsInWhenTheProgramFailsOrTakesTooLong() throws Exception {
        assertBeep(get(prompts(program("exit 3")).load(WELCOME)));
        assertBeep(get(prompts(program("exit 0")).load(WELCOME)));
        assertBeep(get(new Prompts(speech(program("exec sleep 60"), Duration.ofMillis(100)), now::get).load(WELCOME)));
        assertBeep(get(prompts(countingProgram()).load(new Prompt.Speech("--help", "Hallo"))));

        assertThat(logged.list).hasSize(4);
        assertThat(cached()).isEmpty();
    }

    @Test
    void speechGetsAnotherChanceAfterAMinute() throws Exception {
        Path program = folder.resolve("later");
        Prompts prompts = prompts(program);
        assertBeep(get(prompts.load(WELCOME)));
        Files.copy(countingProgram(), program);

        assertBeep(get(prompts.load(WELCOME)));
        now.updateAndGet(before -> before.plusSeconds(61));

        assertThat(get(prompts.load(WELCOME)).samples()).isEqualTo(8000);
    }

    @Test
    void playsARecordingAndItsNewerVersion() throws Exception {
        Prompts prompts = prompts(folder);
        Path file = recording("groet.wav", 8000, 600);
        var recording = new Prompt.Recording(file);

        Audio first = get(prompts.load(recording));
        assertThat(get(prompts.load(recording))).isSameAs(first);
        recording("groet.wav", 8000, 900);
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2030-01-01T00:00:00Z")));

        assertThat(ToneDetector.share(decoded(first), 600)).isGreaterThan(0.99);
        assertThat(ToneDetector.share(decoded(get(prompts.load(recording))), 900))
                .isGreaterThan(0.99);
    }

    @Test
    void saysWhyARecordingCannotBePlayed() throws Exception {
        Prompts prompts = prompts(folder);
        Path file = recording("hifi.wav", 44_100, 600);

        assertThatThrownBy(() -> get(prompts.load(new Prompt.Recording(file))))
                .hasCauseInstanceOf(Wav.UnreadableException.class)
                .hasMessageContaining("hifi.wav")
                .hasMessageContaining("44100 Hz");
        assertThatThrownBy(() -> get(prompts.load(new Prompt.Recording(folder.resolve("none.wav")))))
                .hasCauseInstanceOf(IOException.class);
    }

    @Test
    void hasMusicForThoseWhoWait() throws Exception {
        Audio music = get(prompts(folder).load(new Prompt.HoldMusic()));

        assertThat(music.duration()).isBetween(Duration.ofSeconds(20), Duration.ofSeconds(40));
    }

    private Prompts prompts(Path program) {
        return new Prompts(speech(program, LONG), now::get);
    }

    private Speech speech(Path program, Duration timeout) {
        return new Speech(program.toString(), folder.resolve("cache"), timeout);
    }

    private Path countingProgram() throws IOException {
        return program("cat > /dev/null; echo run >> " + folder + "/runs; cp " + recording("spoken.wav", 22_050, 700)
                + " \"$8\"");
    }

    private long timesRun() throws IOException {
        try (Stream<String> lines = Files.lines(folder.resolve("runs"))) {
            return lines.count();
        }
    }

    private Path program(String script) throws IOException {
        Path program = Files.createTempFile(folder, "speech", ".sh");
        Files.writeString(program, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        return program;
    }

    private Path recording(String name, int rate, double hertz) throws IOException {
        short[] samples = new short[rate];
        for (int i = 0; i < rate; i++) {
            samples[i] = (short) (10_000 * Math.sin(2 * Math.PI * hertz * i / rate));
        }
        return Files.write(folder.resolve(name), new Wav(rate, samples).bytes());
    }

    private List<String> cached() throws IOException {
        Path cache = folder.resolve("cache");
        if (!Files.exists(cache)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(cache)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static void assertBeep(Audio audio) {
        assertThat(audio.duration()).isEqualTo(Duration.ofMillis(600));
        assertThat(ToneDetector.share(decoded(audio), 440)).isGreaterThan(0.9);
    }

    private static short[] decoded(Audio audio) {
        return ToneDetector.decoded(audio);
    }

    private static Audio get(CompletableFuture<Audio> future) throws Exception {
        return future.get(20, TimeUnit.SECONDS);
    }
}

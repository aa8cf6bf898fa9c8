package nl.balie.prompts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import nl.balie.telephony.media.Wav;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

/** With the real ffmpeg and real files. */
class SoundConversionTests {
    private static final Duration LONGEST = Duration.ofSeconds(5);

    @TempDir
    Path folder;

    private final SoundConversion conversion = conversion("ffmpeg", Duration.ofSeconds(30));

    @ParameterizedTest
    @ValueSource(strings = {"melding.mp3", "melding.wav", "melding.wma", "MELDING.Mp3"})
    void makesWhatTelephonyPlaysOf(String name) throws Exception {
        Path file = SoundFiles.tone(folder, name, 2);

        Wav wav = sound(conversion.convert(file, name));

        assertThat(wav.sampleRate()).isEqualTo(8000);
        assertThat(wav.samples().length / 8000.0).isCloseTo(2, within(0.15));
        assertThat(frequency(wav)).isCloseTo(440, within(10.0));
        assertThat(Wav.parse(wav.bytes()).audio().samples()).isEqualTo(wav.samples().length);
    }

    @Test
    void bringsSoftAndLoudToOneLevel() throws Exception {
        Path loud = SoundFiles.tone(folder, "loud.wav", 2);
        Path soft = SoundFiles.soft(folder, "soft.wav", 2);

        double loudLevel =
                Level.whileSpoken(sound(conversion.convert(loud, "loud.wav")).samples());
        double softLevel =
                Level.whileSpoken(sound(conversion.convert(soft, "soft.wav")).samples());

        assertThat(loudLevel).isCloseTo(Level.TARGET, within(30.0));
        assertThat(softLevel).isCloseTo(Level.TARGET, within(30.0));
    }

    @Test
    void doesNotCountPausesAndNeverClips() {
        short[] samples = new short[16_000];
        Arrays.fill(samples, 0, 4_000, (short) 500);
        samples[10] = 20_000;

        short[] adjusted = Level.adjusted(samples);

        assertThat(adjusted[10]).isBetween((short) 29_000, (short) 29_200);
        assertThat(adjusted[8_000]).isZero();
        assertThat(Level.adjusted(new short[800])).containsOnly((short) 0);
    }

    @Test
    void refusesAnEmptyFile() throws IOException {
        assertRefused(file("leeg.mp3", new byte[0]), SoundRefusal.EMPTY);
    }

    @Test
    void refusesAFileThatIsTooBig() throws IOException {
        assertRefused(file("groot.wav", new byte[2 * 1024 * 1024 + 1]), SoundRefusal.TOO_BIG);
    }

    @Test
    void refusesAnotherKindOfFile() throws Exception {
        Path ogg = SoundFiles.tone(folder, "melding.flac", 1);

        assertRefused(ogg, SoundRefusal.EXTENSION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"kapot.mp3", "kapot.wav", "kapot.wma"})
    void refusesABrokenFile(String name) throws IOException {
        byte[] noise = new byte[20_000];
        new java.util.Random(7).nextBytes(noise);

        assertRefused(file(name, noise), SoundRefusal.UNREADABLE);
    }

    @Test
    void takesAFileForNothingButWhatItsNameSays() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.txt"), "geheim");

        assertRefused(
                file(
                        "lijst.wav",
                        ("#EXTM3U\n#EXTINF:1,\nfile:" + secret + "\n")
                                .getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                SoundRefusal.UNREADABLE);
    }

    @Test
    void refusesAFileWithoutSound() throws Exception {
        assertRefused(SoundFiles.silentFilm(folder), SoundRefusal.NO_SOUND);
        assertRefused(file("niets.wav", new Wav(8000, new short[0]).bytes()), SoundRefusal.NO_SOUND);
    }

    @Test
    void refusesWhatLastsTooLong() throws Exception {
        assertThat(conversion.convert(SoundFiles.tone(folder, "net.mp3", 4), "net.mp3"))
                .isInstanceOf(Converted.Sound.class);
        assertRefused(SoundFiles.tone(folder, "lang.mp3", 20), SoundRefusal.TOO_LONG);
    }

    @Test
    void saysThatTheConverterIsMissing() throws Exception {
        Path file = SoundFiles.tone(folder, "melding.wav", 1);

        assertThat(conversion("ffmpeg-is-er-niet", Duration.ofSeconds(30)).convert(file, "melding.wav"))
                .isEqualTo(new Converted.Refused(SoundRefusal.NO_CONVERTER));
    }

    @Test
    void givesUpAConverterThatDoesNotFinish() throws Exception {
        Path file = SoundFiles.tone(folder, "melding.wav", 1);
        Path endless = Files.writeString(folder.resolve("endless"), "#!/bin/sh\nexec sleep 60\n");
        assertThat(endless.toFile().setExecutable(true)).isTrue();

        assertThat(conversion(endless.toString(), Duration.ofMillis(200)).convert(file, "melding.wav"))
                .isEqualTo(new Converted.Refused(SoundRefusal.TOO_SLOW));
    }

    private void assertRefused(Path file, SoundRefusal why) {
        assertThat(conversion.convert(file, file.toString())).isEqualTo(new Converted.Refused(why));
    }

    private Path file(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content);
    }

    private static Wav sound(Converted converted) {
        assertThat(converted).isInstanceOf(Converted.Sound.class);
        return ((Converted.Sound) converted).wav();
    }

    /** From how often the wave rises through zero, in hertz. */
    private static double frequency(Wav wav) {
        short[] samples = wav.samples();
        int rises = 0;
        for (int i = 4001; i < 12_001; i++) {
            if (samples[i - 1] < 0 && samples[i] >= 0) {
                rises++;
            }
        }
        return rises;
    }

    private static SoundConversion conversion(String program, Duration timeout) {
        return new SoundConversion(new PromptSettings(
                DataSize.ofMegabytes(2), LONGEST, DataSize.ofMegabytes(9), DataSize.ofMegabytes(1), program, timeout));
    }
}

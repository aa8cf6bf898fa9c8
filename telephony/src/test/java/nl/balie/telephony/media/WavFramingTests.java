package nl.balie.telephony.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WavFramingTests {
    @TempDir
    Path folder;

    @Test
    void readsPcm() throws IOException {
        short[] tone = ToneDetector.tone(440, 800);

        Wav wav = Wav.parse(new Wav(8000, tone).bytes());

        assertThat(wav.sampleRate()).isEqualTo(8000);
        assertThat(wav.samples()).isEqualTo(tone);
        assertThat(wav.audio().in(Codec.PCMA)).isEqualTo(Audio.ofPcm(tone).pcma());
    }

    @Test
    void playsTheBytesOfALawAsTheyAre() throws IOException {
        byte[] codes = Audio.ofPcm(ToneDetector.tone(440, 799)).pcma();

        Wav wav = Wav.parse(file(chunk("fmt ", format(6, 1, 8000, 8)), chunk("data", codes)));

        assertThat(wav.audio().pcma()).isEqualTo(codes);
    }

    @Test
    void playsTheBytesOfMuLawAsTheyAre() throws IOException {
        byte[] codes = Audio.ofPcm(ToneDetector.tone(440, 799)).pcmu();

        Wav wav = Wav.parse(file(
                chunk("fmt ", format(7, 1, 8000, 8)),
                chunk("fact", new byte[4]),
                chunk("LIST", new byte[7]),
                chunk("data", codes)));

        assertThat(wav.audio().pcmu()).isEqualTo(codes);
    }

    @Test
    void takesWhatThereIsWhenTheLengthIsThatOfAPipe() throws IOException {
        byte[] bytes = new Wav(8000, new short[100]).bytes();
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(40, -1);

        assertThat(Wav.parse(bytes).samples()).hasSize(100);
        assertThat(Wav.parse(Arrays.copyOf(bytes, bytes.length - 21)).samples()).hasSize(89);
    }

    @Test
    void refusesAnotherSampleRateWithTheFileAndTheRate() throws IOException {
        Path file = folder.resolve("groet.wav");
        Files.write(file, new Wav(44_100, new short[100]).bytes());

        assertThatThrownBy(() -> Wav.read(file))
                .isInstanceOf(Wav.UnreadableException.class)
                .hasMessageContaining("groet.wav")
                .hasMessageContaining("44100 Hz")
                .hasMessageContaining("8000 Hz");
    }

    @Test
    void refusesStereo() {
        assertThatThrownBy(() -> Wav.parse(file(chunk("fmt ", format(1, 2, 8000, 16)), chunk("data", new byte[8]))))
                .hasMessage("there are 2 channels and must be 1 (mono)");
    }

    @Test
    void refusesOtherEncodings() {
        assertThatThrownBy(() -> Wav.parse(file(chunk("fmt ", format(1, 1, 8000, 24)), chunk("data", new byte[9]))))
                .hasMessageContaining("24 bit");
        assertThatThrownBy(() -> Wav.parse(file(chunk("fmt ", format(85, 1, 8000, 16)), chunk("data", new byte[9]))))
                .hasMessageContaining("encoding 85");
    }

    @Test
    void refusesWhatIsNoWav() {
        assertThatThrownBy(() -> Wav.parse(new byte[0])).hasMessage("no RIFF WAVE header");
        assertThatThrownBy(() -> Wav.parse("ID3 this is an MP3".getBytes(StandardCharsets.US_ASCII)))
                .hasMessage("no RIFF WAVE header");
        assertThatThrownBy(() -> Wav.parse(file())).hasMessage("no data chunk");
        assertThatThrownBy(() -> Wav.parse(file(chunk("data", new byte[8]))))
                .hasMessage("the data come before their format");
        assertThatThrownBy(() -> Wav.parse(file(chunk("fmt ", new byte[3])))).hasMessage("the format chunk is cut off");
    }

    @Property
    void anyDamageIsReadOrRefusedInWords(
            @ForAll @IntRange(max = 63) int at, @ForAll @Size(min = 1, max = 12) byte[] damage) {
        byte[] bytes = new Wav(8000, new short[20]).bytes();
        System.arraycopy(damage, 0, bytes, at, Math.min(damage.length, bytes.length - at));

        try {
            assertThat(Wav.parse(bytes).samples().length).isLessThanOrEqualTo(40);
        } catch (Wav.UnreadableException refused) {
            assertThat(refused).hasMessageMatching("[a-z].+");
        }
    }

    private static byte[] format(int encoding, int channels, int rate, int bits) {
        return ByteBuffer.allocate(16)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort((short) encoding)
                .putShort((short) channels)
                .putInt(rate)
                .putInt(rate * channels * bits / 8)
                .putShort((short) (channels * bits / 8))
                .putShort((short) bits)
                .array();
    }

    private static byte[] chunk(String tag, byte[] content) {
        return ByteBuffer.allocate(8 + content.length + content.length % 2)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(tag.getBytes(StandardCharsets.US_ASCII))
                .putInt(content.length)
                .put(content)
                .array();
    }

    private static byte[] file(byte[]... chunks) {
        ByteBuffer file = ByteBuffer.allocate(10_000).order(ByteOrder.LITTLE_ENDIAN);
        file.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(0).put("WAVE".getBytes(StandardCharsets.US_ASCII));
        for (byte[] chunk : chunks) {
            file.put(chunk);
        }
        return Arrays.copyOf(file.array(), file.position());
    }
}

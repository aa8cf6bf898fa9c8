package nl.balie.telephony.prompts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import nl.balie.telephony.media.Audio;
import nl.balie.telephony.media.Codec;
import nl.balie.telephony.media.RtpPeer.Packet;
import nl.balie.telephony.media.ToneDetector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the check on music takes for music, and what it does not. */
class HoldMusicTests {
    private static final int FRAME = 160;
    private static final int SECOND = 8_000;

    private final Audio music = Audio.ofPcm(Tones.music());

    @ParameterizedTest
    @EnumSource(
            value = Codec.class,
            names = {"PCMA", "PCMU"})
    void knowsThePartsOfTheMusicAndItsBeginningAfterItsEnd(Codec codec) {
        byte[] bytes = music.in(codec);

        assertThat(HoldMusic.isEndOf(packets(codec, Arrays.copyOf(bytes, SECOND))))
                .isTrue();
        assertThat(HoldMusic.isEndOf(packets(codec, Arrays.copyOfRange(bytes, 123_457, 123_457 + SECOND))))
                .isTrue();
        byte[] seam = new byte[SECOND];
        System.arraycopy(bytes, bytes.length - SECOND / 2, seam, 0, SECOND / 2);
        System.arraycopy(bytes, 0, seam, SECOND / 2, SECOND / 2);
        assertThat(HoldMusic.isEndOf(packets(codec, seam))).isTrue();
    }

    @Test
    void takesNoToneNoiseSilenceOrOtherSoundForIt() {
        short[] noise = new short[SECOND];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (short) (4_000 * Math.sin(i * i * 0.37));
        }
        for (short[] sound : List.of(
                ToneDetector.tone(130.81, SECOND),
                ToneDetector.tone(440, SECOND),
                noise,
                new short[SECOND],
                Arrays.copyOf(Tones.ringing(), SECOND))) {
            assertThat(HoldMusic.isEndOf(packets(Codec.PCMA, Audio.ofPcm(sound).pcma())))
                    .isFalse();
        }
    }

    @Test
    void takesMusicWithSomethingElseInItForNone() {
        byte[] bytes = Arrays.copyOf(music.pcma(), SECOND);
        bytes[SECOND - 1_000] ^= 0x40;

        assertThat(HoldMusic.isEndOf(packets(Codec.PCMA, bytes))).isFalse();
    }

    @Test
    void wantsHalfASecond() {
        assertThat(HoldMusic.isEndOf(packets(Codec.PCMA, Arrays.copyOf(music.pcma(), 24 * FRAME))))
                .isFalse();
        assertThat(HoldMusic.isEndOf(packets(Codec.PCMA, Arrays.copyOf(music.pcma(), 25 * FRAME))))
                .isTrue();
        assertThat(HoldMusic.isEndOf(List.of())).isFalse();
    }

    private static List<Packet> packets(Codec codec, byte[] sound) {
        List<Packet> packets = new ArrayList<>();
        for (int at = 0; at + FRAME <= sound.length; at += FRAME) {
            packets.add(new Packet(
                    codec.payloadType(), false, at / FRAME, at, 1, Arrays.copyOfRange(sound, at, at + FRAME), 4_000));
        }
        return packets;
    }
}

package nl.balie.telephony.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlayoutTests {
    private final Playout playout = new Playout();

    /** Counts its samples, from this code on. */
    private static Audio counting(int first, int samples) {
        byte[] codes = new byte[samples];
        for (int i = 0; i < samples; i++) {
            codes[i] = (byte) (first + i);
        }
        return new Audio(codes, codes);
    }

    private byte[] next() {
        ByteBuffer out = ByteBuffer.allocate(Playout.FRAME);
        playout.put(Codec.PCMA, out);
        playout.advance();
        return out.array();
    }

    @Test
    void musicGoesOnWhereItWasAfterAnnouncementAndSilence() {
        playout.music(List.of(counting(0, 1000)));
        playout.resumeMusic();
        next();
        byte[] second = next();
        assertThat(second[0]).isEqualTo((byte) 160);

        Audio announcement = counting(7, 320);
        playout.once(announcement);
        assertThat(next()[0]).isEqualTo((byte) 7);
        ByteBuffer out = ByteBuffer.allocate(Playout.FRAME);
        playout.put(Codec.PCMA, out);
        assertThat(playout.advance()).isSameAs(announcement);
        playout.silence();
        assertThat(next()).containsOnly(G711.SILENCE_A);
        playout.resumeMusic();

        assertThat(next()[0]).isEqualTo((byte) 320);
    }

    @Test
    void playsSeveralSoundsOneAfterAnotherRoundAndRoundWithoutASeam() {
        playout.music(List.of(counting(0, 100), new Audio(new byte[0], new byte[0]), counting(100, 30)));
        playout.resumeMusic();

        for (int sample = 0; sample < 100 * Playout.FRAME; ) {
            for (byte code : next()) {
                assertThat(code).isEqualTo((byte) (sample++ % 130));
            }
        }
    }

    @Test
    void newMusicStartsAtItsBeginningAndNoneIsSilence() {
        playout.music(List.of(counting(0, 1000)));
        playout.resumeMusic();
        next();
        playout.music(List.of(counting(50, 1000)));
        assertThat(next()[0]).isEqualTo((byte) 50);

        playout.music(List.of());
        assertThat(next()).containsOnly(G711.SILENCE_A);
        playout.resumeMusic();
        assertThat(next()).containsOnly(G711.SILENCE_A);
    }
}

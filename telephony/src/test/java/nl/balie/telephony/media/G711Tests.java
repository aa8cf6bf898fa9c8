package nl.balie.telephony.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class G711Tests {
    /** One period of 1 kHz at 0 dBm0: G.711 tables 5 and 6. */
    private static final byte[] MILLIWATT_A = HexFormat.of().parseHex("34212134b4a1a1b4");

    private static final byte[] MILLIWATT_MU = HexFormat.of().parseHex("1e0b0b1e9e8b8b9e");

    @Test
    void encodesTheCornersAsTheRecommendationNumbersThem() {
        assertThat(G711.toALaw((short) 0)).isEqualTo((byte) 0xD5);
        assertThat(G711.toALaw((short) -1)).isEqualTo((byte) 0x55);
        assertThat(G711.toALaw(Short.MAX_VALUE)).isEqualTo((byte) 0xAA);
        assertThat(G711.toALaw(Short.MIN_VALUE)).isEqualTo((byte) 0x2A);
        assertThat(G711.toMuLaw((short) 0)).isEqualTo((byte) 0xFF);
        assertThat(G711.toMuLaw((short) -1)).isEqualTo((byte) 0x7F);
        assertThat(G711.toMuLaw(Short.MAX_VALUE)).isEqualTo((byte) 0x80);
        assertThat(G711.toMuLaw(Short.MIN_VALUE)).isEqualTo((byte) 0x00);
    }

    @Test
    void decodesTheCornersAsTheRecommendationNumbersThem() {
        assertThat(G711.fromALaw((byte) 0xD5)).isEqualTo((short) 8);
        assertThat(G711.fromALaw((byte) 0x55)).isEqualTo((short) -8);
        assertThat(G711.fromALaw((byte) 0xAA)).isEqualTo((short) (4032 * 8));
        assertThat(G711.fromMuLaw((byte) 0xFF)).isZero();
        assertThat(G711.fromMuLaw((byte) 0x80)).isEqualTo((short) (8031 * 4));
        assertThat(G711.fromMuLaw((byte) 0x00)).isEqualTo((short) (-8031 * 4));
    }

    @Test
    void hearsOneKilohertzInTheDigitalMilliwattOfBothLaws() {
        short[] fromA = new short[800];
        short[] fromMu = new short[800];
        for (int i = 0; i < 800; i++) {
            fromA[i] = G711.fromALaw(MILLIWATT_A[i % 8]);
            fromMu[i] = G711.fromMuLaw(MILLIWATT_MU[i % 8]);
        }

        assertThat(ToneDetector.share(fromA, 1000)).isGreaterThan(0.99);
        assertThat(ToneDetector.share(fromMu, 1000)).isGreaterThan(0.99);
        assertThat(ToneDetector.level(fromA)).isBetween(15_000.0, 16_500.0);
        assertThat(ToneDetector.level(fromMu)).isBetween(15_000.0, 16_500.0);
    }

    @Test
    void transcodesAsTablesThreeAndFourOfTheRecommendation() {
        assertThat(aLawNumberOf(0)).isEqualTo(1);
        assertThat(aLawNumberOf(15)).isEqualTo(8);
        assertThat(aLawNumberOf(16)).isEqualTo(9);
        assertThat(aLawNumberOf(32)).isEqualTo(25);
        assertThat(aLawNumberOf(33)).isEqualTo(27);
        assertThat(aLawNumberOf(48)).isEqualTo(46);
        assertThat(aLawNumberOf(49)).isEqualTo(48);
        assertThat(aLawNumberOf(64)).isEqualTo(64);
        assertThat(aLawNumberOf(79)).isEqualTo(79);
        assertThat(aLawNumberOf(80)).isEqualTo(81);
        assertThat(aLawNumberOf(127)).isEqualTo(128);
        assertThat(muLawValueOf(0)).isEqualTo(1);
        assertThat(muLawValueOf(8)).isEqualTo(16);
        assertThat(muLawValueOf(24)).isEqualTo(32);
        assertThat(muLawValueOf(25)).isEqualTo(32);
        assertThat(muLawValueOf(62)).isEqualTo(64);
        assertThat(muLawValueOf(63)).isEqualTo(64);
        assertThat(muLawValueOf(78)).isEqualTo(79);
        assertThat(muLawValueOf(79)).isEqualTo(79);
        assertThat(muLawValueOf(127)).isEqualTo(127);
    }

    private static int aLawNumberOf(int muLawValue) {
        int code = G711.transcoding(Codec.PCMU)[0xFF ^ muLawValue] & 0xFF;
        return (code ^ 0xD5) + 1;
    }

    private static int muLawValueOf(int aLawValue) {
        int code = G711.transcoding(Codec.PCMA)[0xD5 ^ aLawValue] & 0xFF;
        return code ^ 0xFF;
    }
}

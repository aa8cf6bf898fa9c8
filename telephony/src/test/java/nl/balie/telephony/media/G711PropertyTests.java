package nl.balie.telephony.media;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class G711PropertyTests {
    @Property
    void everyCodeIsWhatItsOwnValueIsEncodedAs(@ForAll byte code) {
        assertThat(G711.toALaw(G711.fromALaw(code))).isEqualTo(code);
        // µ-law has two codes for zero
        byte expected = code == 0x7F ? (byte) 0xFF : code;
        assertThat(G711.toMuLaw(G711.fromMuLaw(code))).isEqualTo(expected);
    }

    @Property
    void aSampleComesBackWithinHalfAStepOfItsSegment(@ForAll short sample) {
        int size = Math.abs((int) sample);

        assertThat(Math.abs(G711.fromALaw(G711.toALaw(sample)) - sample))
                .isLessThanOrEqualTo(Math.max(16, size / 32 + 1));
        assertThat(Math.abs(G711.fromMuLaw(G711.toMuLaw(sample)) - sample))
                .isLessThanOrEqualTo(Math.max(8, (size + 132) / 32 + 8));
    }

    @Property
    void aLouderSampleNeverBecomesALowerValue(@ForAll short one, @ForAll short other) {
        short lower = (short) Math.min(one, other);
        short higher = (short) Math.max(one, other);

        assertThat(G711.fromALaw(G711.toALaw(lower))).isLessThanOrEqualTo(G711.fromALaw(G711.toALaw(higher)));
        assertThat(G711.fromMuLaw(G711.toMuLaw(lower))).isLessThanOrEqualTo(G711.fromMuLaw(G711.toMuLaw(higher)));
    }

    @Property
    void transcodingKeepsTheSignAndNearlyTheValue(@ForAll byte code) {
        short fromA = G711.fromALaw(code);
        short viaMu = G711.fromMuLaw(G711.transcoding(Codec.PCMA)[code & 0xFF]);
        short fromMu = G711.fromMuLaw(code);
        short viaA = G711.fromALaw(G711.transcoding(Codec.PCMU)[code & 0xFF]);

        assertThat(Math.abs(viaMu - fromA)).isLessThanOrEqualTo(Math.abs(fromA) / 16 + 8);
        assertThat(Math.abs(viaA - fromMu)).isLessThanOrEqualTo(Math.abs(fromMu) / 16 + 8);
        assertThat(viaMu * fromA).isNotNegative();
        assertThat(viaA * fromMu).isNotNegative();
    }

    @Property
    void soundThatComesBackThroughTheOtherLawIsNearlyAsItWas(@ForAll byte code) {
        byte there = G711.transcoding(Codec.PCMU)[code & 0xFF];
        byte andBack = G711.transcoding(Codec.PCMA)[there & 0xFF];

        assertThat(Math.abs((andBack & 0x7F) - (code & 0x7F))).isLessThanOrEqualTo(1);
        assertThat(andBack & 0x80).isEqualTo(code & 0x80);
    }
}

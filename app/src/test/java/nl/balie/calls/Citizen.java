package nl.balie.calls;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import nl.balie.telephony.media.RtpPeer;
import org.jspecify.annotations.Nullable;

/** A citizen who calls with SIPp; what he hears and says goes through an RTP peer of our own, so that content counts. */
final class Citizen implements AutoCloseable {
    static final String NUMBER = "+31612345678";
    /** The same as pages write it. */
    static final String WRITTEN = "06 12 34 56 78";

    static final double TONE = 1000;
    private static final String NOT_FORWARDED = "Subject: Vraag";

    private final BalieApi api;
    private final Set<String> before;
    private final RtpPeer voice;
    private final Sipp sip;
    private @Nullable String contact;

    private Citizen(BalieApi api, Set<String> before, RtpPeer voice, Sipp sip) {
        this.api = api;
        this.before = before;
        this.voice = voice;
        this.sip = sip;
    }

    static Citizen calls(RunningBalie balie, String number) {
        return calls(balie, number, plain(NUMBER), "none");
    }

    /** A caller who does not want to be known (RFC 3323). */
    static Citizen callsAnonymously(RunningBalie balie, String number) {
        return calls(balie, number, "\"Anonymous\" <sip:anonymous@anonymous.invalid>", "id");
    }

    /** A caller whose call cannot become a contact. */
    static Citizen callsUnstored(RunningBalie balie, String number) {
        return calls(balie, number, NUMBER, plain(NUMBER), "none", NOT_FORWARDED, Set.of());
    }

    /** A caller whose own number is this. */
    static Citizen callsFrom(RunningBalie balie, String own, String number) {
        return calls(
                balie,
                number,
                own,
                plain(own),
                "none",
                NOT_FORWARDED,
                balie.api().contactIds());
    }

    /**
     * A caller whom the exchange sends on, since a colleague did not answer.
     *
     * @param header with which it says so
     */
    static Citizen isForwarded(RunningBalie balie, String header, String number) {
        return calls(
                balie,
                number,
                NUMBER,
                plain(NUMBER),
                "none",
                header,
                balie.api().contactIds());
    }

    /** Somebody of the organisation who calls with his own phone, which is registered already and proves it. */
    static Citizen callsFromPhone(RunningBalie balie, String user, String number) {
        RtpPeer voice = TestPorts.voice();
        Set<String> before = balie.api().contactIds();
        Map<String, String> keys = Map.of("user", user, "rtp", Integer.toString(voice.port()));
        return new Citizen(
                balie.api(),
                before,
                voice,
                Sipp.start(
                        balie.sip(),
                        "colleague",
                        number,
                        TestPorts.free(),
                        keys,
                        "-au",
                        user,
                        "-ap",
                        "balie-demo",
                        "-auth_uri",
                        number + "@127.0.0.1"));
    }

    private static Citizen calls(RunningBalie balie, String number, String from, String privacy) {
        return calls(
                balie, number, NUMBER, from, privacy, NOT_FORWARDED, balie.api().contactIds());
    }

    private static Citizen calls(
            RunningBalie balie,
            String number,
            String own,
            String from,
            String privacy,
            String forwarded,
            Set<String> before) {
        RtpPeer voice = TestPorts.voice();
        Map<String, String> keys = Map.of(
                "from", from,
                "number", own,
                "privacy", privacy,
                "forwarded", forwarded,
                "key", "1",
                "rtp", Integer.toString(voice.port()));
        return new Citizen(
                balie.api(), before, voice, Sipp.start(balie.sip(), "citizen", number, TestPorts.free(), keys));
    }

    private static String plain(String own) {
        return "\"Jan\" <sip:" + own + "@127.0.0.1>";
    }

    /** The contact that Balie made of this call; to be asked for the first time before anybody else calls. */
    String contact() {
        String known = contact;
        if (known == null) {
            known = Await.value(
                    "the contact of the call",
                    () -> api.contactIds().stream()
                            .filter(id -> !before.contains(id))
                            .findFirst());
            contact = known;
        }
        return known;
    }

    /** Waits until Balie's voice is there, and says this from now on: a tone in hertz, 0 for silence. To be used once. */
    Citizen says(double hertz) {
        Await.until("Balie to be heard", () -> !voice.packets().isEmpty());
        voice.towards(voice.packets().getFirst().fromPort()).speak(hertz);
        return this;
    }

    /** Says this from now on in place of what he said before. */
    void changesTo(double hertz) {
        voice.change(hertz);
    }

    /** Says this for a second, in the silence that he said before. */
    void saysForASecond(double hertz) {
        voice.say(hertz, Duration.ofSeconds(1));
    }

    /** Presses a key in the voice stream (RFC 4733). */
    void presses(char key) {
        voice.press(key);
    }

    /** Presses key 1 by SIP INFO. */
    void presses1ByInfo() {
        sip.tell("MESSAGE");
    }

    /** Waits until these tones are heard together. */
    void hearsTogether(double... hertz) {
        Voices.awaitTones(voice, hertz);
    }

    void hears(double hertz) {
        Voices.awaitTone(voice, hertz);
    }

    /** Waits until the music for those who wait comes after this moment. */
    void hearsMusic() {
        Voices.awaitMusic(voice);
    }

    /** Waits until a second of something else than silence comes after this moment. */
    void hearsSound() {
        Voices.awaitSound(voice);
    }

    /** Waits until these words of Balie, in Dutch, come after this moment. */
    void hearsWords(String sentence) {
        Voices.awaitWords(voice, "nl", sentence);
    }

    /** Waits until a second of silence comes after this moment. */
    void hearsSilence() {
        Voices.awaitSilence(voice);
    }

    void hangsUp() {
        sip.tell("NOTIFY");
        sip.played();
    }

    /** Waits until Balie has ended the call. */
    void isHungUpOn() {
        sip.awaitReceived("BYE");
        sip.played();
    }

    @Override
    public void close() {
        sip.close();
        voice.close();
    }
}

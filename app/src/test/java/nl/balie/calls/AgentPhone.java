package nl.balie.calls;

import java.util.Map;
import nl.balie.telephony.media.RtpPeer;

/** An agent's phone: SIPp registers it with digest and plays it; the voice goes through an RTP peer of our own. */
final class AgentPhone implements AutoCloseable {
    static final double TONE = 600;

    private final RtpPeer voice = TestPorts.voice();
    private final Sipp sip;

    private AgentPhone(RunningBalie balie, String agent, String scenario) {
        this(balie, agent, scenario, registered(balie, agent));
    }

    private static int registered(RunningBalie balie, String agent) {
        int port = TestPorts.free();
        register(balie, agent, port, 300);
        return port;
    }

    private AgentPhone(RunningBalie balie, String agent, String scenario, int port) {
        Map<String, String> keys = Map.of("rtp", Integer.toString(voice.port()));
        sip = Sipp.start(balie.sip(), scenario, agent, port, keys).listening();
    }

    /** Somebody outside who answers the first call that goes to the trunk, and stays in it. */
    static AgentPhone outside(RunningBalie balie) {
        return new AgentPhone(balie, "outside", "phone-answers", balie.trunkPort());
    }

    /** A phone that answers the first call that comes, and stays in it. */
    static AgentPhone answering(RunningBalie balie, String agent) {
        return new AgentPhone(balie, agent, "phone-answers");
    }

    /** A phone that rings until Balie tells it to answer, as the button on the desk does. */
    static AgentPhone answeringWhenTold(RunningBalie balie, String agent) {
        return new AgentPhone(balie, agent, "phone-told");
    }

    /** A phone that is hung up as soon as it has answered the first call that comes. */
    static AgentPhone leaving(RunningBalie balie, String agent) {
        return new AgentPhone(balie, agent, "phone-leaves");
    }

    /** A phone that rings and is not answered. */
    static AgentPhone ringing(RunningBalie balie, String agent) {
        return new AgentPhone(balie, agent, "phone-rings");
    }

    /** A phone that declines the first call that comes. */
    static AgentPhone declining(RunningBalie balie, String agent) {
        return new AgentPhone(balie, agent, "phone-declines");
    }

    /** A phone that is busy when the first call comes. */
    static AgentPhone busy(RunningBalie balie, String agent) {
        return new AgentPhone(balie, agent, "phone-busy");
    }

    /** Registers a phone of the agent that nobody is at. */
    static void register(RunningBalie balie, String agent) {
        registered(balie, agent);
    }

    /** Takes away whatever phone the agent has registered. */
    static void unregister(RunningBalie balie, String agent) {
        register(balie, agent, TestPorts.free(), 0);
    }

    private static void register(RunningBalie balie, String agent, int port, int expires) {
        try (Sipp registering = Sipp.start(
                balie.sip(),
                expires == 0 ? "unregister" : "register",
                agent,
                port,
                Map.of("user", agent, "expires", Integer.toString(expires)),
                "-auth_uri",
                "balie",
                "-au",
                agent,
                "-ap",
                "balie-demo")) {
            registering.played();
        }
    }

    /** Waits until the caller's voice is there, and says this from now on: a tone in hertz, 0 for silence. To be used once. */
    AgentPhone says(double hertz) {
        Await.until("the caller to be heard", () -> !voice.packets().isEmpty());
        voice.towards(voice.packets().getFirst().fromPort()).speak(hertz);
        return this;
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

    /** Waits until a second of silence comes after this moment. */
    void hearsSilence() {
        Voices.awaitSilence(voice);
    }

    void awaitCall() {
        sip.awaitReceived("INVITE");
    }

    boolean wasCalled() {
        return sip.received("INVITE");
    }

    /** What the phone shows of the call. */
    String display() {
        return sip.headerOfReceived("INVITE", "From");
    }

    void hangsUp() {
        sip.tell("NOTIFY");
        sip.played();
    }

    /** Waits until Balie has ended the call at this phone. */
    void isHungUpOn() {
        sip.awaitReceived("BYE");
        sip.played();
    }

    /** Waits until Balie has taken the ringing call back. */
    void stopsRinging() {
        sip.awaitReceived("CANCEL");
        sip.played();
    }

    /** Waits until the scenario is played. */
    void isDone() {
        sip.played();
    }

    @Override
    public void close() {
        sip.close();
        voice.close();
    }
}

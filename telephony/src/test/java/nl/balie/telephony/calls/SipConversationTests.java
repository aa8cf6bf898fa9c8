package nl.balie.telephony.calls;

import static nl.balie.telephony.calls.TestBalie.get;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import nl.balie.conformity.Requirement;
import nl.balie.telephony.Outcome;
import nl.balie.telephony.Outcome.NotConnected.Reason;
import nl.balie.telephony.OutgoingCall;
import nl.balie.telephony.Party;
import nl.balie.telephony.Prompt;
import nl.balie.telephony.Supervision;
import nl.balie.telephony.media.Codec;
import nl.balie.telephony.media.RtpPeer;
import nl.balie.telephony.media.ToneDetector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who hears whom when more than two take part in a call. */
class SipConversationTests extends SipConversation {

    SipConversationTests(@TempDir Path folder) throws IOException {
        super(folder);
    }

    @Test
    @Requirement(value = "2.5.4", part = "what each hears in consultation, conference and transfer")
    void anAgentConsultsConfersAndTransfers() {
        consult();
        hear(agent.voice, RINGING);
        colleague.answers();
        hear(agent.voice, COLLEAGUE);
        hear(colleague.voice, AGENT);
        hear(caller, MUSIC);

        get(telephony.hold(id, Party.CONSULTED));
        get(telephony.takeBack(id, Party.CALLER));
        hear(caller, AGENT);
        hear(agent.voice, CALLER);
        hear(colleague.voice, MUSIC);

        get(telephony.takeBack(id, Party.CONSULTED));
        hear(caller, AGENT, COLLEAGUE);
        hear(agent.voice, CALLER, COLLEAGUE);
        hear(colleague.voice, CALLER, AGENT);

        get(telephony.hold(id, Party.CALLER));
        hear(caller, MUSIC);
        hear(agent.voice, COLLEAGUE);
        assertThat(get(telephony.replaceAgent(id, Party.CONSULTED))).isInstanceOf(Outcome.Done.class);
        agent.call().endedByPeer();
        port.awaitTold("agent replaced by CONSULTED");
        hear(caller, COLLEAGUE);
        hear(colleague.voice, CALLER);

        colleague.hangsUp();
        port.awaitTold("phone hung up");
        assertThat(telephony.isThere(id)).as("the caller is still there").isTrue();
    }

    @Test
    void anAgentWhoHangsUpWhileHeConsultsTransfers() {
        consultTalking();

        agent.hangsUp();

        port.awaitTold("agent replaced by CONSULTED");
        hear(caller, COLLEAGUE);
        hear(colleague.voice, CALLER);
        assertThat(port.told).doesNotContain("phone hung up");
    }

    @Test
    void whoIsConsultedCanBeLeftOrDoesNotAnswerAndTheCustomerStays() {
        consult();
        assertThat(get(telephony.consult(id, chief.destination(), "Nog een", LONG)))
                .isEqualTo(new Outcome.Replaced());
        colleague.call().refuse(486);
        port.awaitTold("CONSULTED left: BUSY");
        get(telephony.takeBack(id, Party.CALLER));
        hear(caller, AGENT);

        consult();
        get(telephony.takeBack(id, Party.CALLER));
        port.awaitTold("CONSULTED left: WITHDRAWN");
        colleague.call().expectRequest("CANCEL");
        hear(caller, AGENT);

        consultTalking();
        telephony.drop(id, Party.CONSULTED);
        colleague.call().endedByPeer();
        port.awaitTold("CONSULTED left");
        hear(caller, MUSIC);
        get(telephony.takeBack(id, Party.CALLER));
        hear(caller, AGENT);
        hear(agent.voice, CALLER);
    }

    @Test
    void aCallerWhoHangsUpEndsTheConsultation() {
        consultTalking();

        called.bye();

        colleague.call().endedByPeer();
        agent.call().endedByPeer();
        port.awaitTold("ended by CALLER");
    }

    @Test
    @Requirement(value = "2.5.4", part = "mute")
    void whoIsMutedHearsAndIsNotHeard() {
        assertThat(get(telephony.mute(id, Party.PHONE, true))).isInstanceOf(Outcome.Done.class);
        caller.awaitSilence();
        hear(agent.voice, CALLER);

        get(telephony.mute(id, Party.PHONE, false));
        hear(caller, AGENT);
    }

    @Test
    @Requirement(
            value = {"2.6.6", "2.6.7", "2.6.8"},
            part = "what each of them hears")
    void aSupervisorListensWhispersJoinsAndTakesOver() {
        assertThat(get(telephony.supervise(id, chief.destination(), "Meeluisteren", LONG, Supervision.LISTEN)))
                .isInstanceOf(Outcome.Done.class);
        chief.rings().answers();
        port.awaitTold("SUPERVISOR joined");
        hear(chief.voice, CALLER, AGENT);
        hear(caller, AGENT);
        hear(agent.voice, CALLER);

        telephony.supervision(id, Supervision.WHISPER);
        hear(agent.voice, CALLER, CHIEF);
        hear(caller, AGENT);
        hear(chief.voice, CALLER, AGENT);

        telephony.supervision(id, Supervision.JOIN);
        hear(caller, AGENT, CHIEF);
        hear(agent.voice, CALLER, CHIEF);

        get(telephony.replaceAgent(id, Party.SUPERVISOR));
        agent.call().endedByPeer();
        port.awaitTold("agent replaced by SUPERVISOR");
        hear(caller, CHIEF);
        hear(chief.voice, CALLER);
    }

    @Test
    void whoListensInDuringAConsultationHearsThatAndNotTheCustomer() {
        consultTalking();
        get(telephony.supervise(id, chief.destination(), "Meeluisteren", LONG, Supervision.LISTEN));
        chief.rings().answers();

        hear(chief.voice, AGENT, COLLEAGUE);
        hear(caller, MUSIC);
        get(telephony.takeBack(id, Party.CALLER));
        hear(chief.voice, CALLER, AGENT, COLLEAGUE);

        agent.hangsUp();
        chief.call().endedByPeer();
        port.awaitTold("SUPERVISOR left");
        hear(caller, COLLEAGUE);
    }

    /** In a call that Balie makes the agent is the first party, and the customer the second. */
    @Test
    void anAgentWhoCalledConsultsAndLeavesHisCustomerToTheColleague() {
        telephony.hangUp(id);
        called.endedByPeer();
        OutgoingCall out = telephony.callOut(agent.destination(), "+31201112222", "Terugbellen", LONG);
        id = out.id();
        RtpPeer agentsVoice = open(new RtpPeer(Codec.PCMA));
        agent.rings().answers(agentsVoice);
        get(out.answered());
        telephony.playMusic(id, new Prompt.RingingTone());
        CompletableFuture<Outcome> connect = telephony.connect(id, chief.destination(), "Klant", LONG);
        chief.rings().answers();
        get(connect);
        hear(chief.voice, AGENT);

        get(telephony.consult(id, colleague.destination(), "Ruggespraak", LONG));
        colleague.rings().answers();
        hear(agentsVoice, COLLEAGUE);
        chief.voice.await("music", heard -> heard.size() >= 10 && ToneDetector.level(RtpPeer.last(heard)) > 200);
        assertThat(ToneDetector.share(chief.voice.heard(), COLLEAGUE)).isLessThan(0.05);
        assertThat(ToneDetector.share(RtpPeer.last(chief.voice.packets()), RINGING))
                .as("the tone that the agent heard")
                .isLessThan(0.05);

        agent.hangsUp();
        port.awaitTold("agent replaced by CONSULTED");
        hear(chief.voice, COLLEAGUE);
        hear(colleague.voice, CHIEF);
        CompletableFuture<Outcome> after = telephony.play(id, List.of(music));
        assertThat(get(after)).as("while they talk nothing is said").isEqualTo(new Outcome.Replaced());

        chief.hangsUp();
        port.awaitTold("phone hung up");
        telephony.play(id, List.of(music));
        hear(colleague.voice, MUSIC);
        colleague.hangsUp();
        port.awaitTold("ended by CALLER");
    }

    @Test
    void nobodyIsConsultedWithoutAConversation() {
        agent.hangsUp();
        port.awaitTold("phone hung up");

        assertThat(get(telephony.consult(id, colleague.destination(), "Ruggespraak", LONG)))
                .isEqualTo(new Outcome.NotConnected(Reason.UNREACHABLE, 0));
        assertThat(get(telephony.replaceAgent(id, Party.CONSULTED)))
                .isEqualTo(new Outcome.NotConnected(Reason.UNREACHABLE, 0));
        assertThat(get(telephony.mute(id, Party.CALLER, true)))
                .isEqualTo(new Outcome.NotConnected(Reason.UNREACHABLE, 0));
    }
}

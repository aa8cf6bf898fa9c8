package nl.balie.calls;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What callers notice when a part fails: as little as can be. */
class ResilienceXIT extends CallTest {
    @Test
    void aCallerKeepsHearingMusicWhileZeebeIsKilledAndIsConnectedAfterwards() {
        try (AgentPhone phone = AgentPhone.answering(balie, "agent1");
                Citizen citizen = Citizen.calls(balie, DIRECT)) {
            String id = citizen.contact();
            citizen.says(Citizen.TONE);
            api.awaitEvent(id, "in-wachtrij");
            api.awaitSteps(id, "Task_EnterQueue");
            balie.signalEngine("KILL");
            citizen.hearsMusic();
            api.available("agent1");
            bothAreHeard(citizen, phone);
            balie.awaitFlows();
            phone.hangsUp();
            citizen.isHungUpOn();

            assertThat(ended(id, "afgehandeld").path("agent").asText()).isEqualTo("agent1");
            // the instance that was there before the kill has gone on to its last step
            api.awaitSteps(id, "Task_DisconnectCall");
            assertThat(Administrator.of(balie, "beheer").get("/beheer/procesincidenten"))
                    .doesNotContain(id);
        }
    }

    @Test
    void aCallerInTheMenuHearsMusicWhileZeebeIsKilledAndHisKeyIsNotLost() {
        try (Citizen citizen = Citizen.calls(balie, MENU)) {
            String id = citizen.contact();
            citizen.says(Citizen.TONE);
            api.awaitSteps(id, "Task_SayGreeting");
            citizen.hearsSound(); // the menu
            balie.signalEngine("KILL");
            citizen.presses('1');
            Await.until("the key", () -> !api.events(id, "toets").isEmpty());
            citizen.hearsMusic();
            api.awaitEvent(id, "in-wachtrij");
            citizen.hangsUp();

            JsonNode contact = ended(id, "afgebroken");
            assertThat(contact.path("wachtrij").asText()).isEqualTo("Burgerzaken");
            assertThat(api.events(id, "toets")).hasSize(1);
        }
        balie.awaitFlows();
    }

    @Test
    void aCallerWhoseStepFailsTakesThePathOfTheCallflowAndTheAdministratorReadsOfIt() {
        Administrator administrator = Administrator.of(balie, "beheer");
        try (Citizen citizen = Citizen.calls(balie, MENU)) {
            String id = citizen.contact();
            citizen.says(Citizen.TONE);
            api.awaitSteps(id, "Task_SayGreeting");
            administrator.renumber(MENU, "+31990001090"); // the route cannot be decided any more
            try {
                citizen.presses('1');
                api.awaitEvent(id, "in-wachtrij");
            } finally {
                administrator.renumber("+31990001090", MENU);
            }
            citizen.hearsMusic();
            api.awaitSteps(id, "Task_DecideRoute", "Task_FollowFallback");
            citizen.hangsUp();

            JsonNode contact = ended(id, "afgebroken");
            assertThat(contact.path("wachtrij").asText()).isEqualTo("Burgerzaken");
            assertThat(api.events(id, "terugval-gestart")).hasSize(1);
            assertThat(administrator.get("/beheer/procesincidenten"))
                    .containsPattern(
                            "Mislukte stappen met een pad(?s).*" + id + "(?s).*Bepaal route(?s).*Hoofdmenu, versie");
        }
    }

    @Test
    void callsGoOnWhenTheDatabaseIsKilled() {
        try (AgentPhone phone = AgentPhone.answering(balie, "agent1");
                Citizen waiting = Citizen.calls(balie, DIRECT)) {
            String id = waiting.contact();
            waiting.says(Citizen.TONE);
            api.awaitEvent(id, "in-wachtrij");
            balie.killDatabase();
            waiting.hearsMusic();
            api.available("agent1");
            bothAreHeard(waiting, phone);
            balie.killDatabase();
            phone.hears(Citizen.TONE);
            waiting.hangsUp();
            phone.isHungUpOn();

            ended(id, "afgehandeld");
        }
        nobodyIsThere();
        aCallWorks("agent2");
    }

    @Test
    void whileTheDatabaseIsAwayCallsAreAnsweredAndEndsAreKept() {
        try (Citizen waiting = Citizen.calls(balie, DIRECT)) {
            String id = waiting.contact();
            waiting.says(Citizen.TONE);
            api.awaitEvent(id, "in-wachtrij");
            balie.withoutDatabase(() -> {
                balie.awaitDown("database");
                waiting.hangsUp();
                try (Citizen other = Citizen.callsUnstored(balie, MENU)) {
                    other.says(Citizen.TONE);
                    other.isHungUpOn(); // after a message
                }
            });

            ended(id, "afgebroken");
        }
        nobodyIsThere();
        aCallWorks("agent2");
    }

    @Test
    void everyCallEndsOrIsLedOnWhenEngineAndDatabaseFailTogetherWhileCallsArrive() {
        try (AgentPhone phone = AgentPhone.answering(balie, "agent1");
                Citizen waiting = Citizen.calls(balie, DIRECT)) {
            String id = waiting.contact();
            waiting.says(Citizen.TONE);
            api.awaitEvent(id, "in-wachtrij");
            try (Citizen choosing = Citizen.calls(balie, MENU)) {
                String menu = choosing.contact();
                choosing.says(Citizen.TONE);
                api.awaitSteps(menu, "Task_SayGreeting");
                balie.signalEngine("STOP");
                Citizen stored =
                        Citizen.calls(balie, MENU); // its flow does not start, and by then nothing can be written
                String arrived = stored.contact();
                balie.withoutDatabase(() -> {
                    balie.signalEngine("KILL");
                    try (Citizen unstored = Citizen.callsUnstored(balie, MENU)) {
                        unstored.says(Citizen.TONE);
                        unstored.isHungUpOn(); // after a message
                    }
                    stored.isHungUpOn();
                });
                stored.close();
                api.awaitEvent(arrived, "terugval-gestart"); // written when it could be
                ended(arrived, "terugval");
                api.available("agent1");
                bothAreHeard(waiting, phone);
                waiting.hangsUp();
                phone.isHungUpOn();
                ended(id, "afgehandeld");
                choosing.hangsUp();
                ended(menu, "afgebroken");
            }
        }
        balie.awaitFlows();
    }

    @Test
    void aKilledBalieLeavesNothingOpenAndTakesCallsAgain() {
        String talking;
        String waiting;
        try (AgentPhone phone = AgentPhone.answering(balie, "agent1");
                Citizen citizen = Citizen.calls(balie, DIRECT)) {
            talking = citizen.contact();
            api.available("agent1");
            citizen.says(Citizen.TONE);
            bothAreHeard(citizen, phone);
            api.awaitActivity("agent1", "in-gesprek");
            try (Citizen second = Citizen.calls(balie, DIRECT)) {
                waiting = second.contact();
                api.awaitEvent(waiting, "in-wachtrij");
                balie.kill9();
            }
        }

        balie.restart();

        ended(talking, "onderbroken");
        ended(waiting, "onderbroken");
        api.awaitActivity("agent1", "vrij");
        nobodyIsThere();
        aCallWorks("agent2");
        balie.awaitFlows();
    }

    @Test
    void aCallWhileZeebeDoesNotAnswerFollowsItsNumbersFallback() {
        balie.signalEngine("STOP");
        try {
            balie.awaitDown("engine");
            fallbackReachesAnAgent("agent1");
        } finally {
            balie.signalEngine("CONT");
        }
        balie.awaitFlows();
    }

    @Test
    void theFallbackCanBeANumberOutside() {
        Administrator administrator = Administrator.of(balie, "beheer");
        administrator.fallBack(MENU, "EXTERNAL", "+31201234567");
        balie.signalEngine("STOP");
        try (AgentPhone outside = AgentPhone.outside(balie);
                Citizen citizen = Citizen.calls(balie, MENU)) {
            String id = citizen.contact();
            citizen.says(Citizen.TONE);
            bothAreHeard(citizen, outside);
            outside.hangsUp();
            citizen.isHungUpOn();

            ended(id, "afgehandeld");
        } finally {
            balie.signalEngine("CONT");
            administrator.fallBack(MENU, "QUEUE", "");
        }
        balie.awaitFlows();
    }

    @Test
    void aCallWhileZeebeIsGoneFollowsItsNumbersFallback() {
        balie.signalEngine("KILL");
        fallbackReachesAnAgent("agent4");
        balie.awaitFlows();
    }

    @Test
    void malformedSipDoesNotDisturbARunningCall() throws IOException {
        try (AgentPhone phone = AgentPhone.answering(balie, "agent1");
                Citizen citizen = Citizen.calls(balie, DIRECT)) {
            String id = citizen.contact();
            api.available("agent1");
            citizen.says(Citizen.TONE);
            bothAreHeard(citizen, phone);
            for (byte[] message : malformed()) {
                overUdp(message);
                overTcp(message);
            }
            phone.hears(Citizen.TONE);
            citizen.hears(AgentPhone.TONE);
            citizen.hangsUp();
            phone.isHungUpOn();

            ended(id, "afgehandeld");
        }
        nobodyIsThere();
        aCallWorks("agent2");
    }

    private void fallbackReachesAnAgent(String agent) {
        try (AgentPhone phone = AgentPhone.answering(balie, agent);
                Citizen citizen = Citizen.calls(balie, MENU)) {
            String id = citizen.contact();
            citizen.says(Citizen.TONE);
            api.awaitEvent(id, "in-wachtrij");
            citizen.hearsMusic();
            api.available(agent);
            bothAreHeard(citizen, phone);
            phone.hangsUp();
            citizen.isHungUpOn();

            JsonNode contact = ended(id, "afgehandeld");
            assertThat(contact.path("wachtrij").asText()).isEqualTo("Burgerzaken");
            assertThat(api.events(id, "terugval-gestart")).hasSize(1);
            assertThat(contact.path("redenen")).isNotEmpty();
        }
    }

    private void aCallWorks(String agent) {
        try (AgentPhone phone = AgentPhone.answering(balie, agent);
                Citizen citizen = Citizen.calls(balie, DIRECT)) {
            String id = citizen.contact();
            api.available(agent);
            citizen.says(Citizen.TONE);
            bothAreHeard(citizen, phone);
            citizen.hangsUp();
            phone.isHungUpOn();

            ended(id, "afgehandeld");
        }
    }

    private static List<byte[]> malformed() {
        byte[] noise = new byte[1_200];
        new Random(4711).nextBytes(noise);
        String invite = """
                INVITE sip:+31990001001@127.0.0.1 SIP/2.0\r
                Via: SIP/2.0/UDP 127.0.0.1:9;branch=z9hG4bKmalformed\r
                Max-Forwards: 70\r
                From: <sip:+31600000000@127.0.0.1>;tag=malformed\r
                To: <sip:+31990001001@127.0.0.1>\r
                Call-ID: malformed\r
                CSeq: 1 INVITE\r
                Contact: <sip:malformed@127.0.0.1:9>\r
                Content-Type: application/sdp\r
                """;
        byte[] whole = bytes(invite + "Content-Length: 0\r\n\r\n");
        return List.of(
                noise,
                Arrays.copyOf(whole, whole.length / 2),
                bytes(invite + "Content-Length: 99999\r\n\r\nv=0\r\n"),
                bytes(invite + "Content-Length: -5\r\n\r\nv=0\r\n"),
                bytes("OPTIONS sip:x SIP/2.0\r\nSubject: " + "a".repeat(64_000) + "\r\n\r\n"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private void overUdp(byte[] message) throws IOException {
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.send(new DatagramPacket(message, message.length, balie.sip()));
        }
    }

    private void overTcp(byte[] message) throws IOException {
        try (Socket socket = new Socket(balie.sip().getAddress(), balie.sip().getPort());
                OutputStream out = socket.getOutputStream()) {
            out.write(message);
            out.flush();
        } catch (java.net.SocketException refused) {
            // that Balie hangs up on such a peer is its right
        }
    }
}

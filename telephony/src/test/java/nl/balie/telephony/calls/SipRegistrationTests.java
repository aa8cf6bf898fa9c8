package nl.balie.telephony.calls;

import static nl.balie.telephony.calls.TestBalie.get;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import nl.balie.telephony.Destination;
import nl.balie.telephony.Outcome;
import nl.balie.telephony.sip.SipPeer;
import nl.balie.telephony.sip.SipPeerCall;
import nl.balie.telephony.sip.SipText;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SipRegistrationTests {
    private final TestBalie balie = new TestBalie();
    private final SipPeer phone = balie.peer();

    @AfterEach
    void stop() {
        phone.close();
        balie.close();
    }

    @Test
    void offersBothDigestsAndTakesEither() {
        SipText challenge = phone.registerRaw("agent1", Map.of());

        assertThat(challenge.status()).isEqualTo(401);
        assertThat(challenge.all("WWW-Authenticate")).hasSize(2);
        assertThat(challenge.all("WWW-Authenticate").getFirst()).contains("SHA-256");
        assertThat(phone.register("agent1", "geheim", "SHA-256", Map.of()).status())
                .isEqualTo(200);
        assertThat(phone.register("agent2", "ook", "MD5", Map.of()).status()).isEqualTo(200);
        assertThat(balie.telephony.registeredPhones()).containsExactly("agent1", "agent2");
        balie.port.awaitTold("agent1 registered");
    }

    @Test
    void refusesAWrongPasswordAndAnUnknownUser() {
        assertThat(phone.register("agent1", "fout", Map.of()).status()).isEqualTo(401);
        assertThat(phone.register("nobody", "geheim", Map.of()).status()).isEqualTo(401);

        assertThat(balie.telephony.registeredPhones()).isEmpty();
    }

    @Test
    void letsAnAddressThatGuessesWait() {
        for (int i = 0; i < 20; i++) {
            assertThat(phone.register("agent1", "fout" + i, Map.of()).status()).isEqualTo(401);
        }

        SipText later = phone.register("agent1", "geheim", Map.of());
        assertThat(later.status()).isEqualTo(503);
        assertThat(later.header("Retry-After")).isEqualTo("60");
        assertThat(balie.port.told)
                .filteredOn(line -> line.startsWith("agent1 refused"))
                .hasSize(20)
                .last()
                .isEqualTo("agent1 refused from 127.0.0.1, slowed down");
        balie.clock.ahead = Duration.ofSeconds(61);
        assertThat(phone.register("agent1", "geheim", Map.of()).status()).isEqualTo(200);
    }

    /** Whoever forges an address cannot read what is asked of it, so that what he guesses is not held against it. */
    @Test
    void holdsNothingAgainstAnAddressWhoseQuestionWasNotAnswered() throws Exception {
        try (SipPeer stranger = SipPeer.udp(balie.address, InetAddress.getByName("127.0.0.2"))) {
            String elsewhere = stranger.registerRaw("agent1", Map.of())
                    .all("WWW-Authenticate")
                    .getFirst();
            for (int i = 0; i < 25; i++) {
                String made = i % 2 == 0 ? elsewhere : elsewhere.replaceFirst("nonce=\"[^\"]*", "nonce=\"x" + i);
                String guess = SipPeer.authorization("agent1", "fout", "SHA-256", made, 1 + i);
                SipText again = phone.registerRaw("agent1", Map.of("Authorization", guess));
                assertThat(again.header("WWW-Authenticate")).contains("stale=true");
            }

            assertThat(phone.register("agent1", "geheim", Map.of()).status()).isEqualTo(200);
            String right = SipPeer.authorization("agent1", "geheim", "SHA-256", elsewhere, 1);
            assertThat(phone.registerRaw("agent1", Map.of("Authorization", right))
                            .status())
                    .as("an answer to what another address was asked")
                    .isEqualTo(401);
        }
    }

    /** RFC 7616 section 3.4.6 and RFC 3261 section 22.4. */
    @Test
    void refusesCredentialsForSomethingElse() {
        String offered =
                phone.registerRaw("agent1", Map.of()).all("WWW-Authenticate").getFirst();
        String other = SipPeer.authorization("agent1", "geheim", "SHA-256", offered, 1, "REGISTER", "sip:elders");
        String port = SipPeer.authorization(
                "agent1", "geheim", "SHA-256", offered, 2, "REGISTER", "sip:Balie:5060;transport=udp");

        assertThat(phone.registerRaw("agent1", Map.of("Authorization", other)).status())
                .isEqualTo(400);
        assertThat(phone.registerRaw("agent1", Map.of("Authorization", port)).status())
                .isEqualTo(200);
    }

    @Test
    void letsNobodyGuessAPhoneAwayThatWasThereBefore() {
        phone.register("agent1", "geheim", Map.of());
        for (int i = 0; i < 20; i++) {
            phone.register("agent2", "fout" + i, Map.of());
        }

        assertThat(phone.register("agent2", "ook", Map.of()).status()).isEqualTo(503);
        assertThat(phone.register("agent1", "geheim", Map.of()).status()).isEqualTo(200);
    }

    @Test
    void asksForMd5OnlyWhenAPhoneOfTheUserNeedsIt() {
        balie.port.devices.put("agent3", List.of(RecordingPort.secret("desk", "agent3", "SHA-256", "een")));
        balie.port.devices.put("agent4", List.of(RecordingPort.secret("old", "agent4", "MD5", "twee")));

        assertThat(challenges("agent3")).singleElement().asString().contains("SHA-256");
        assertThat(challenges("agent4")).singleElement().asString().contains("MD5");
        assertThat(challenges("nobody")).singleElement().asString().contains("SHA-256");
        String proof = SipPeer.authorization(
                "agent3", "een", "MD5", challenges("agent3").getFirst(), 1);
        assertThat(phone.registerRaw("agent3", Map.of("Authorization", proof)).status())
                .isEqualTo(401);
        assertThat(phone.register("agent4", "twee", "MD5", Map.of()).status()).isEqualTo(200);
    }

    private List<String> challenges(String user) {
        return phone.registerRaw(user, Map.of()).all("WWW-Authenticate");
    }

    @Test
    void knowsTheUsersPhonesApartAndForgetsTheOneThatIsTakenAway() {
        var desk = RecordingPort.secret("desk", "agent3", "SHA-256", "een");
        var home = RecordingPort.secret("home", "agent3", "SHA-256", "twee");
        balie.port.devices.put("agent3", List.of(desk, home));
        try (SipPeer other = balie.peer()) {
            assertThat(phone.register("agent3", "een", Map.of()).status()).isEqualTo(200);
            assertThat(other.register("agent3", "twee", Map.of()).status()).isEqualTo(200);
            balie.port.awaitTold("agent3 proven with desk from 127.0.0.1");
            balie.port.awaitTold("agent3 proven with home from 127.0.0.1");

            balie.port.devices.put("agent3", List.of(home));
            balie.telephony.checkPhones("agent3");

            assertThat(phone.register("agent3", "een", Map.of()).status()).isEqualTo(401);
            String contacts =
                    String.join(",", other.register("agent3", "twee", Map.of()).all("Contact"));
            assertThat(contacts).contains(":" + other.port() + ">").doesNotContain(":" + phone.port() + ">");
            balie.port.devices.put("agent3", List.of());
            balie.telephony.checkPhones("agent3");
            balie.port.awaitTold("agent3 lost");
        }
    }

    @Test
    void refusesARequestThatIsSentAgainAndANonceThatIsOld() {
        SipText challenge = phone.registerRaw("agent1", Map.of());
        String offered = challenge.all("WWW-Authenticate").getFirst();
        Map<String, String> first =
                Map.of("Authorization", SipPeer.authorization("agent1", "geheim", "SHA-256", offered, 1));
        Map<String, String> second =
                Map.of("Authorization", SipPeer.authorization("agent1", "geheim", "SHA-256", offered, 2));

        assertThat(phone.registerRaw("agent1", first).status()).isEqualTo(200);
        SipText again = phone.registerRaw("agent1", first);
        assertThat(again.status()).isEqualTo(401);
        assertThat(again.header("WWW-Authenticate")).contains("stale=true");
        balie.clock.ahead = Duration.ofMinutes(6);
        SipText old = phone.registerRaw("agent1", second);
        assertThat(old.status()).isEqualTo(401);
        assertThat(old.header("WWW-Authenticate")).contains("stale=true");
    }

    @Test
    void keepsLifetimesWithinBounds() {
        SipText brief = phone.register("agent1", "geheim", Map.of("Expires", "10"));
        SipText longest = phone.register("agent1", "geheim", Map.of("Expires", "999999"));

        assertThat(brief.status()).isEqualTo(423);
        assertThat(brief.header("Min-Expires")).isEqualTo("60");
        assertThat(longest.header("Contact")).contains("expires=3600");
    }

    @Test
    void forgetsAPhoneThatLeavesOrNoLongerRefreshes() {
        phone.register("agent1", "geheim", Map.of());
        phone.register("agent1", "geheim", Map.of("Expires", "0"));
        balie.port.awaitTold("agent1 lost");
        phone.register("agent2", "ook", Map.of());
        phone.register("agent2", "ook", Map.of("Contact", "*", "Expires", "0"));
        balie.port.awaitTold("agent2 lost");
        balie.port.told.clear();

        phone.register("agent1", "geheim", Map.of("Expires", "60"));
        balie.clock.ahead = Duration.ofSeconds(61);

        balie.port.awaitTold("agent1 lost");
        assertThat(balie.telephony.registeredPhones()).isEmpty();
    }

    @Test
    void listsSeveralPhonesOfAUserLatestFirst() {
        try (SipPeer other = balie.peer()) {
            phone.register("agent1", "geheim", Map.of());
            balie.clock.ahead = Duration.ofSeconds(1);
            SipText ok = other.register("agent1", "geheim", Map.of());

            String contacts = String.join(",", ok.all("Contact"));
            assertThat(contacts).contains(":" + phone.port() + ">");
            assertThat(contacts).startsWith("<sip:agent1@127.0.0.1:" + other.port() + ">");
        }
    }

    @Test
    void reachesATcpPhoneOverItsOwnConnection() {
        try (SipPeer trunk = balie.peer();
                SipPeer tcp = SipPeer.tcp(balie.address)) {
            assertThat(tcp.register("agent1", "geheim", Map.of()).status()).isEqualTo(200);
            TestBalie.OnLine caller = balie.callOnLine(trunk);

            CompletableFuture<Outcome> connect = balie.telephony.connect(
                    caller.id(), new Destination.Phone("agent1"), "Burgerzaken", Duration.ofSeconds(10));
            SipPeerCall ringing = tcp.awaitInvite();
            ringing.ring();
            ringing.accept(41_000);
            ringing.expectRequest("ACK");

            assertThat(get(connect)).isInstanceOf(Outcome.Done.class);
            balie.telephony.releasePhone(caller.id());
            ringing.endedByPeer();
        }
    }

    @Test
    void answersOptionsAndNamesItsMethodsToOthers() {
        phone.send(request("OPTIONS"));
        phone.send(request("SUBSCRIBE"));

        assertThat(phone.await("answer", message -> message.method().equals("OPTIONS"))
                        .status())
                .isEqualTo(200);
        SipText refusal = phone.await("answer", message -> message.method().equals("SUBSCRIBE"));
        assertThat(refusal.status()).isEqualTo(405);
        assertThat(String.join(",", refusal.all("Allow"))).contains("INVITE", "UPDATE");
    }

    private SipText request(String method) {
        return new SipText(
                method + " sip:balie@127.0.0.1 SIP/2.0",
                List.of(
                        Map.entry("Via", phone.via()),
                        Map.entry("Max-Forwards", "70"),
                        Map.entry("From", "<sip:a@b>;tag=1" + SipPeer.random()),
                        Map.entry("To", "<sip:balie@127.0.0.1>"),
                        Map.entry("Call-ID", SipPeer.random()),
                        Map.entry("Contact", phone.contact("a")),
                        Map.entry("Event", "presence"),
                        Map.entry("CSeq", "1 " + method)),
                "");
    }
}

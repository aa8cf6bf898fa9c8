package nl.balie.telephony.sip;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One call of a {@link SipPeer}, in either direction. */
public final class SipPeerCall {
    private final SipPeer peer;
    private final String callId;
    private final String local;
    private String remote;
    private String target;
    private int sequence;
    private @Nullable SipText invite;
    private @Nullable SipText sentInvite;

    private SipPeerCall(SipPeer peer, String callId, String local, String remote, String target) {
        this.peer = peer;
        this.callId = callId;
        this.local = local;
        this.remote = remote;
        this.target = target;
    }

    static SipPeerCall outgoing(SipPeer peer, String number) {
        String host = peer.server().getAddress().getHostAddress() + ":"
                + peer.server().getPort();
        String uri = "sip:" + number + "@" + host;
        return new SipPeerCall(
                peer,
                SipPeer.random(),
                "\"Jan\" <sip:+31612345678@%s>;tag=%s".formatted(peer.host(), SipPeer.random()),
                "<" + uri + ">",
                uri);
    }

    static SipPeerCall incoming(SipPeer peer, SipText invite) {
        SipPeerCall call = new SipPeerCall(
                peer,
                invite.header("Call-ID"),
                invite.header("To") + ";tag=" + SipPeer.random(),
                invite.header("From"),
                invite.contactUri());
        call.invite = invite;
        return call;
    }

    /** A G.711 description with keys as payload type 101. */
    public static String sdp(String host, int port, String direction) {
        return "v=0\r\no=- 1 1 IN IP4 %s\r\ns=-\r\nc=IN IP4 %s\r\nt=0 0\r\n".formatted(host, host)
                + "m=audio %d RTP/AVP 0 8 101\r\na=rtpmap:0 PCMU/8000\r\na=rtpmap:8 PCMA/8000\r\n".formatted(port)
                + "a=rtpmap:101 telephone-event/8000\r\na=%s\r\n".formatted(direction);
    }

    /** The INVITE that came in. */
    public SipText invite() {
        return Objects.requireNonNull(invite);
    }

    /** Another device that got the same INVITE: a proxy behind our contact forks it. */
    public SipPeerCall otherDevice() {
        return incoming(peer, invite());
    }

    void invite(String body, Map<String, String> more) {
        sentInvite = request("INVITE", body, more);
        peer.send(sentInvite);
    }

    /** The same INVITE once more, as UDP repeats it. */
    public void repeatInvite() {
        peer.send(Objects.requireNonNull(sentInvite));
    }

    /** Sends a request within the call; its number is the next one. */
    public void send(String method, String body, Map<String, String> more) {
        peer.send(request(method, body, more));
    }

    private SipText request(String method, String body, Map<String, String> more) {
        int number = method.equals("ACK") ? sequence : ++sequence;
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Via", peer.via());
        headers.put("Max-Forwards", "70");
        headers.put("From", local);
        headers.put("To", remote);
        headers.put("Call-ID", callId);
        headers.put("CSeq", number + " " + method);
        headers.put("Contact", peer.contact("peer"));
        if (!body.isEmpty()) {
            headers.put("Content-Type", "application/sdp");
        }
        headers.putAll(more);
        return new SipText(method + " " + target + " SIP/2.0", new ArrayList<>(headers.entrySet()), body);
    }

    /** Waits for a response with this status to our request of this method. */
    public SipText expect(String method, int status) {
        SipText response = peer.await(
                status + " to " + method,
                message -> ours(message) && message.method().equals(method) && message.status() == status);
        if (response.tag("To") != null) {
            remote = response.header("To");
        }
        if (response.find("Contact") != null && method.equals("INVITE")) {
            target = response.contactUri();
        }
        return response;
    }

    private boolean ours(SipText message) {
        return message.header("Call-ID").equals(callId);
    }

    public void ack() {
        send("ACK", "", Map.of());
    }

    public void ack(String body) {
        send("ACK", body, Map.of());
    }

    /** 200 awaited and confirmed. */
    public SipText established() {
        SipText ok = expect("INVITE", 200);
        ack();
        return ok;
    }

    /** A final refusal awaited and confirmed in the same transaction (RFC 3261 section 17.1.1.3). */
    public SipText refused(int status) {
        SipText refusal = expect("INVITE", status);
        SipText first = Objects.requireNonNull(sentInvite);
        Map<String, String> same = new LinkedHashMap<>();
        same.put("Via", first.header("Via"));
        same.put("To", refusal.header("To"));
        send("ACK", "", same);
        return refusal;
    }

    public void cancel() {
        SipText first = Objects.requireNonNull(sentInvite);
        List<Map.Entry<String, String>> headers = new ArrayList<>();
        for (String name : List.of("Via", "Max-Forwards", "From", "To", "Call-ID")) {
            headers.add(Map.entry(name, first.header(name)));
        }
        headers.add(Map.entry("CSeq", first.header("CSeq").split(" ")[0] + " CANCEL"));
        peer.send(new SipText(first.start().replaceFirst("INVITE", "CANCEL"), headers, ""));
    }

    public void bye() {
        send("BYE", "", Map.of());
        expect("BYE", 200);
    }

    public void pressByInfo(char key) {
        send("INFO", "Signal=" + key + "\r\nDuration=160\r\n", Map.of("Content-Type", "application/dtmf-relay"));
        expect("INFO", 200);
    }

    /** Waits for a request within this call. */
    public SipText expectRequest(String method) {
        return peer.await(method, message -> isRequest(message, method));
    }

    /** Likewise, null when none came within the time. */
    public @Nullable SipText pollRequest(String method, Duration patience) {
        return peer.poll(patience, message -> isRequest(message, method));
    }

    private boolean isRequest(SipText message, String method) {
        return ours(message) && !message.isResponse() && message.method().equals(method);
    }

    /** Takes the other side's BYE. */
    public void endedByPeer() {
        answer(expectRequest("BYE"), 200, "", Map.of());
    }

    public void ring() {
        answer(invite(), 180, "", Map.of("Contact", peer.contact("phone")));
    }

    /** 200 with our description. */
    public void accept(int rtpPort) {
        answer(invite(), 200, sdp(peer.host(), rtpPort, "sendrecv"), Map.of("Contact", peer.contact("phone")));
    }

    public void refuse(int status) {
        answer(invite(), status, "", Map.of());
    }

    /** Answers any request of the other side. */
    public void answer(SipText request, int status, String body, Map<String, String> more) {
        List<Map.Entry<String, String>> headers = new ArrayList<>();
        request.all("Via").forEach(via -> headers.add(Map.entry("Via", via)));
        headers.add(Map.entry("From", request.header("From")));
        headers.add(Map.entry("To", invite != null ? local : request.header("To")));
        headers.add(Map.entry("Call-ID", callId));
        headers.add(Map.entry("CSeq", request.header("CSeq")));
        if (!body.isEmpty() && !more.containsKey("Content-Type")) {
            headers.add(Map.entry("Content-Type", "application/sdp"));
        }
        headers.addAll(more.entrySet());
        peer.send(new SipText("SIP/2.0 " + status + " Whatever", headers, body));
    }
}

package nl.balie.telephony.sip;

import gov.nist.javax.sip.SipStackImpl;
import gov.nist.javax.sip.message.MessageExt;
import java.io.IOException;
import java.net.InetAddress;
import java.text.ParseException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ListIterator;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.sip.ClientTransaction;
import javax.sip.Dialog;
import javax.sip.ListeningPoint;
import javax.sip.ServerTransaction;
import javax.sip.SipException;
import javax.sip.SipFactory;
import javax.sip.SipListener;
import javax.sip.SipProvider;
import javax.sip.Transaction;
import javax.sip.address.Address;
import javax.sip.address.AddressFactory;
import javax.sip.address.Hop;
import javax.sip.address.SipURI;
import javax.sip.header.CSeqHeader;
import javax.sip.header.CallIdHeader;
import javax.sip.header.ContactHeader;
import javax.sip.header.Header;
import javax.sip.header.HeaderFactory;
import javax.sip.header.ToHeader;
import javax.sip.header.ViaHeader;
import javax.sip.message.MessageFactory;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The SIP stack on its port, and the writing of messages. */
final class SipWire {
    private static final List<String> METHODS = List.of(
            "INVITE", "ACK", "BYE", "CANCEL", "OPTIONS", "INFO", "UPDATE", "PRACK", "REFER", "NOTIFY", "REGISTER");
    /** What we understand when it is required, and say that we support. */
    static final List<String> EXTENSIONS = List.of("timer", "100rel");

    private static final Logger LOG = LoggerFactory.getLogger(SipWire.class);
    private static final Duration DRAIN = Duration.ofMillis(50);

    final InetAddress address;
    final int port;
    final Patience patience;
    private final SipStackImpl stack;
    private final SipProvider provider;
    private final HeaderFactory headers;
    private final AddressFactory addresses;
    private final MessageFactory messages;
    private final ScheduledThreadPoolExecutor timer;
    private final Map<String, Conversation> invited = new ConcurrentHashMap<>();

    private SipWire(
            InetAddress address, int port, Patience patience, int connectionsPerAddress, int dscp, SipListener listener)
            throws Exception {
        this.address = address;
        this.port = port;
        this.patience = patience;
        SipFactory factory = SipFactory.getInstance();
        headers = factory.createHeaderFactory();
        addresses = factory.createAddressFactory();
        messages = factory.createMessageFactory();
        stack = new SipStackImpl(properties(connectionsPerAddress, dscp));
        try {
            String host = address.getHostAddress();
            ListeningPoint udp = stack.createListeningPoint(host, port, ListeningPoint.UDP);
            ListeningPoint tcp = stack.createListeningPoint(host, port, ListeningPoint.TCP);
            provider = stack.createSipProvider(udp);
            provider.addListeningPoint(tcp);
            provider.addSipListener(listener);
            stack.start();
        } catch (Exception portTaken) {
            stack.stop();
            throw portTaken;
        }
        timer = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("sip-timer-" + port).factory());
        timer.setRemoveOnCancelPolicy(true);
    }

    /**
     * @param connectionsPerAddress how many TCP connections one address may open
     * @param dscp by which the messages are marked
     * @throws IOException when the port cannot be had
     */
    static SipWire open(
            InetAddress address, int port, Patience patience, int connectionsPerAddress, int dscp, SipListener listener)
            throws IOException {
        try {
            return new SipWire(address, port, patience, connectionsPerAddress, dscp, listener);
        } catch (Exception problem) {
            throw new IOException("cannot listen for SIP on " + address.getHostAddress() + ":" + port, problem);
        }
    }

    private static Properties properties(int connectionsPerAddress, int dscp) {
        Properties properties = new Properties();
        String stack = "gov.nist.javax.sip.";
        properties.setProperty("javax.sip.STACK_NAME", "balie-" + UUID.randomUUID());
        properties.setProperty("javax.sip.ROUTER_PATH", FirstHop.class.getName());
        properties.setProperty(stack + "STACK_LOGGER", StackLog.class.getName());
        properties.setProperty(stack + "SERVER_LOGGER", TrafficLog.class.getName());
        properties.setProperty(stack + "MESSAGE_PROCESSOR_FACTORY", Transports.class.getName());
        properties.setProperty(stack + "MESSAGE_PARSER_FACTORY", SafeParser.class.getName());
        properties.setProperty(stack + "REENTRANT_LISTENER", "true");
        properties.setProperty(stack + "THREAD_POOL_SIZE", "1"); // with more, a 200 may overtake its 180
        properties.setProperty(stack + "MAX_MESSAGE_SIZE", "65535");
        properties.setProperty(stack + "RECEIVE_UDP_BUFFER_SIZE", "1048576");
        properties.setProperty(stack + "NIO_MAX_SOCKET_IDLE_TIME", "3900000"); // Connections.REGISTERED_NANOS
        properties.setProperty(Transports.MOST_PER_ADDRESS, Integer.toString(connectionsPerAddress));
        properties.setProperty(stack + "NETWORK_LAYER", Sockets.class.getName());
        properties.setProperty(Transports.DSCP, Integer.toString(dscp));
        properties.setProperty(stack + "DELIVER_UNSOLICITED_NOTIFY", "true");
        properties.setProperty(stack + "AUTOMATIC_DIALOG_ERROR_HANDLING", "false");
        properties.setProperty(stack + "PATCH_SIP_WEBSOCKETS_HEADERS", "false");
        return properties;
    }

    void close() {
        timer.shutdownNow();
        pause();
        stack.stop();
    }

    /** The last BYEs and 503s are handed to the network by the stack's own threads. */
    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(DRAIN.toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Runs it in the mailbox after the delay. */
    Future<?> later(Duration delay, Executor mailbox, Runnable task) {
        try {
            return timer.schedule(() -> mailbox.execute(task), delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closing) {
            return Executors.newVirtualThreadPerTaskExecutor().submit(() -> {});
        }
    }

    /** Has each answer to an INVITE with this Call-ID told to the conversation, also when the stack no longer knows whose it is. */
    void invited(String callId, Conversation conversation) {
        invited.put(callId, conversation);
    }

    void forgetInvite(String callId) {
        invited.remove(callId);
    }

    /** Whose INVITE this message answers; null when it answers none of ours. */
    @Nullable
    Conversation inviter(Response response) {
        boolean toInvite =
                ((CSeqHeader) response.getHeader(CSeqHeader.NAME)).getMethod().equals(Request.INVITE);
        return toInvite ? invited.get(((CallIdHeader) response.getHeader(CallIdHeader.NAME)).getCallId()) : null;
    }

    void everySecond(Runnable task) {
        timer.scheduleWithFixedDelay(task, 1, 1, TimeUnit.SECONDS);
    }

    Header header(String name, String value) {
        try {
            return headers.createHeader(name, value);
        } catch (ParseException ours) {
            throw new IllegalStateException("cannot write header " + name, ours);
        }
    }

    /** Says which methods we know; the stack writes one header a method. */
    void allow(javax.sip.message.Message message) {
        try {
            for (String method : METHODS) {
                message.addHeader(headers.createAllowHeader(method));
            }
        } catch (ParseException ours) {
            throw new IllegalStateException("cannot write Allow", ours);
        }
    }

    /** Says which extensions we know (RFC 3261 section 20.37); the stack writes one header each. */
    void supported(javax.sip.message.Message message) {
        message.removeHeader("Supported");
        EXTENSIONS.forEach(extension -> message.addHeader(header("Supported", extension)));
    }

    Response response(int status, Request request) {
        try {
            Response response = messages.createResponse(status, request);
            ToHeader to = (ToHeader) response.getHeader(ToHeader.NAME);
            if (to.getTag() == null && status != Response.TRYING) {
                to.setTag(tag());
            }
            if (status == Response.METHOD_NOT_ALLOWED) {
                allow(response);
            }
            return response;
        } catch (ParseException ours) {
            throw new IllegalStateException("cannot write a response", ours);
        }
    }

    /** Answers; a peer that is gone meanwhile is no problem of ours. */
    void answer(@Nullable ServerTransaction transaction, Response response) {
        try {
            if (transaction == null) {
                provider.sendResponse(response);
            } else {
                transaction.sendResponse(response);
            }
        } catch (Exception gone) {
            LOG.debug("a {} could not be sent: {}", response.getStatusCode(), gone.toString());
        }
    }

    void answer(@Nullable ServerTransaction transaction, int status, Request request) {
        answer(transaction, response(status, request));
    }

    @Nullable
    ServerTransaction transactionOf(Request request) {
        try {
            return provider.getNewServerTransaction(request);
        } catch (SipException repeatedOrBroken) {
            LOG.debug("no transaction: {}", repeatedOrBroken.toString());
            return null;
        }
    }

    ClientTransaction transactionFor(Request request) throws SipException {
        return provider.getNewClientTransaction(request);
    }

    ContactHeader contact(String transport) {
        return headers.createContactHeader(addresses.createAddress(ourUri(transport)));
    }

    private SipURI ourUri(String transport) {
        try {
            SipURI uri = addresses.createSipURI("balie", address.getHostAddress());
            uri.setPort(port);
            if (!transport.equalsIgnoreCase("udp")) {
                uri.setTransportParam(transport.toLowerCase(java.util.Locale.ROOT));
            }
            return uri;
        } catch (ParseException ours) {
            throw new IllegalStateException("cannot write our contact", ours);
        }
    }

    void body(javax.sip.message.Message message, byte[] sdp) {
        try {
            message.setContent(sdp, headers.createContentTypeHeader("application", "sdp"));
        } catch (ParseException ours) {
            throw new IllegalStateException("cannot write SDP", ours);
        }
    }

    /** An INVITE outside any dialog, without body. */
    Request invite(SipURI target, @Nullable Hop hop, Address from) throws ParseException, SipException {
        Request request = request(Request.INVITE, target, hop, from, addresses.createAddress(target));
        allow(request);
        request.setHeader(header("Allow-Events", "talk"));
        return request;
    }

    /** A request outside any dialog. */
    Request request(String method, SipURI target, @Nullable Hop hop, Address from, Address to)
            throws ParseException, SipException {
        String transport = hop != null ? hop.getTransport() : transportOf(target);
        String sent = transport.toLowerCase(java.util.Locale.ROOT);
        try {
            List<ViaHeader> via = new ArrayList<>(List.of(via(sent)));
            Request request = messages.createRequest(
                    target,
                    method,
                    provider.getNewCallId(),
                    headers.createCSeqHeader(1L, method),
                    headers.createFromHeader(from, tag()),
                    headers.createToHeader(to, null),
                    via,
                    headers.createMaxForwardsHeader(70));
            request.setHeader(contact(sent));
            toward(request, hop);
            return request;
        } catch (javax.sip.InvalidArgumentException ours) {
            throw new IllegalStateException("cannot write a request", ours);
        }
    }

    ViaHeader via(String transport) {
        try {
            return headers.createViaHeader(address.getHostAddress(), port, transport, null);
        } catch (ParseException | javax.sip.InvalidArgumentException ours) {
            throw new IllegalStateException("cannot write Via", ours);
        }
    }

    /** Attaches the hop over which the request goes, when it is not to be found from its URI. */
    void toward(Request request, @Nullable Hop hop) {
        if (hop != null) {
            ((MessageExt) request).setApplicationData(hop);
        }
    }

    private static String transportOf(SipURI uri) {
        return uri.getTransportParam() == null ? "udp" : uri.getTransportParam();
    }

    SipURI uri(String text) throws ParseException {
        return (SipURI) addresses.createURI(text);
    }

    Address address(@Nullable String name, SipURI uri) throws ParseException {
        Address written = addresses.createAddress(uri);
        if (name != null) {
            written.setDisplayName(name);
        }
        return written;
    }

    /** The value of a header in text, whichever class the parser made of it; null when it is absent. */
    static @Nullable String value(javax.sip.message.Message message, String name) {
        ListIterator<?> all = message.getHeaders(name);
        return all.hasNext() ? text((Header) all.next()) : null;
    }

    static List<String> values(javax.sip.message.Message message, String name) {
        List<String> values = new ArrayList<>();
        for (Iterator<?> all = message.getHeaders(name); all.hasNext(); ) {
            values.add(text((Header) all.next()));
        }
        return values;
    }

    private static String text(Header header) {
        String line = header.toString();
        return line.substring(line.indexOf(':') + 1).strip();
    }

    static String tag() {
        return UUID.randomUUID().toString().substring(0, 13);
    }

    static void forget(@Nullable Dialog dialog) {
        if (dialog != null) {
            dialog.delete();
        }
    }

    static void mark(Transaction transaction, @Nullable Dialog dialog, Conversation conversation) {
        transaction.setApplicationData(conversation);
        if (dialog != null) {
            dialog.setApplicationData(conversation);
        }
    }
}

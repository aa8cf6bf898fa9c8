package nl.balie.telephony.sip;

import gov.nist.core.HostPort;
import gov.nist.javax.sip.SipStackImpl;
import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.parser.MessageParser;
import gov.nist.javax.sip.stack.MessageChannel;
import gov.nist.javax.sip.stack.MessageProcessor;
import gov.nist.javax.sip.stack.MessageProcessorFactory;
import gov.nist.javax.sip.stack.NioMessageProcessorFactory;
import gov.nist.javax.sip.stack.NioTcpMessageChannel;
import gov.nist.javax.sip.stack.NioTcpMessageProcessor;
import gov.nist.javax.sip.stack.SIPTransactionStack;
import java.io.IOException;
import java.net.InetAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import javax.sip.message.Request;

/** The stack's non-blocking transports, with our own cutting of TCP streams in place of theirs. */
public final class Transports implements MessageProcessorFactory {
    /** The stack's property that says how many connections one address may open. */
    static final String MOST_PER_ADDRESS = "nl.balie.telephony.tcp-connections-per-address";

    /** The stack's property for the mark of all that is sent. */
    static final String DSCP = "nl.balie.telephony.dscp";

    private final NioMessageProcessorFactory usual = new NioMessageProcessorFactory();

    @Override
    public MessageProcessor createMessageProcessor(
            SIPTransactionStack stack, InetAddress address, int port, String transport) throws IOException {
        return transport.equalsIgnoreCase("tcp")
                ? new Tcp(address, stack, port)
                : usual.createMessageProcessor(stack, address, port, transport);
    }

    private static final class Tcp extends NioTcpMessageProcessor {
        private final Connections<Connection> connections;
        private final int typeOfService;

        Tcp(InetAddress address, SIPTransactionStack stack, int port) {
            super(address, stack, port);
            typeOfService = Sockets.typeOfService((SipStackImpl) stack);
            String most = ((SipStackImpl) stack).getConfigurationProperties().getProperty(MOST_PER_ADDRESS);
            connections = new Connections<>(
                    Integer.parseInt(most), other -> other.getSocketChannel().isOpen());
        }

        @Override
        public NioTcpMessageChannel createMessageChannel(NioTcpMessageProcessor processor, SocketChannel client)
                throws IOException {
            NioTcpMessageChannel known = nioHandler.getMessageChannel(client);
            if (known != null) {
                return known;
            }
            client.setOption(StandardSocketOptions.IP_TOS, typeOfService);
            Connection connection = new Connection(processor, client, connections);
            nioHandler.putMessageChannel(client, connection);
            InetAddress from = client.socket().getInetAddress();
            connections.opened(connection, from, System.nanoTime()).forEach(Connection::close);
            return connection;
        }

        @Override
        public MessageChannel createMessageChannel(HostPort peer) throws IOException {
            return marked(super.createMessageChannel(peer));
        }

        @Override
        public MessageChannel createMessageChannel(InetAddress peer, int port) throws IOException {
            return marked(super.createMessageChannel(peer, port));
        }

        private MessageChannel marked(MessageChannel channel) throws IOException {
            if (channel instanceof NioTcpMessageChannel ours
                    && ours.getSocketChannel() instanceof SocketChannel socket
                    && socket.isOpen()) {
                socket.setOption(StandardSocketOptions.IP_TOS, typeOfService);
            }
            return channel;
        }
    }

    /** A connection that a peer opened. Its methods are called from the selector's thread only. */
    private static final class Connection extends NioTcpMessageChannel {
        private final TcpFraming framing = new TcpFraming();
        private final MessageParser parser;
        private final Connections<Connection> all;

        Connection(NioTcpMessageProcessor processor, SocketChannel client, Connections<Connection> all)
                throws IOException {
            super(processor, client);
            this.all = all;
            this.messageProcessor = processor;
            this.parser = sipStack.getMessageParserFactory().createMessageParser(sipStack);
        }

        /** Whatever is thrown from here closes the connection (see readChannel). */
        @Override
        protected void addBytes(byte[] bytes) throws Exception {
            for (byte[] message : framing.accept(bytes)) {
                SIPMessage parsed = parser.parseSIPMessage(message, true, false, null);
                if (parsed != null) {
                    boolean registers = parsed instanceof SIPRequest request
                            && request.getMethod().equals(Request.REGISTER);
                    all.heard(this, registers, System.nanoTime());
                    processMessage(parsed);
                }
            }
        }

        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }
}

package nl.balie.telephony.sip;

import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.parser.MessageParser;
import gov.nist.javax.sip.stack.MessageProcessor;
import gov.nist.javax.sip.stack.MessageProcessorFactory;
import gov.nist.javax.sip.stack.NioMessageProcessorFactory;
import gov.nist.javax.sip.stack.NioTcpMessageChannel;
import gov.nist.javax.sip.stack.NioTcpMessageProcessor;
import gov.nist.javax.sip.stack.SIPTransactionStack;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Deque;

/** The stack's non-blocking transports, with our own cutting of TCP streams in place of theirs. */
public final class Transports implements MessageProcessorFactory {
    static final int MOST_UNPROVEN = 200;

    private final NioMessageProcessorFactory usual = new NioMessageProcessorFactory();

    @Override
    public MessageProcessor createMessageProcessor(
            SIPTransactionStack stack, InetAddress address, int port, String transport) throws IOException {
        return transport.equalsIgnoreCase("tcp")
                ? new Tcp(address, stack, port)
                : usual.createMessageProcessor(stack, address, port, transport);
    }

    private static final class Tcp extends NioTcpMessageProcessor {
        /** Those that have not yet sent a whole message, oldest first. */
        private final Deque<Connection> unproven = new ArrayDeque<>();

        Tcp(InetAddress address, SIPTransactionStack stack, int port) {
            super(address, stack, port);
        }

        @Override
        public NioTcpMessageChannel createMessageChannel(NioTcpMessageProcessor processor, SocketChannel client)
                throws IOException {
            NioTcpMessageChannel known = nioHandler.getMessageChannel(client);
            if (known != null) {
                return known;
            }
            Connection connection = new Connection(processor, client);
            nioHandler.putMessageChannel(client, connection);
            makeRoom(connection);
            return connection;
        }

        /** Connections over which nothing comes are cheap to open and must not use up our files. */
        private void makeRoom(Connection connection) {
            unproven.removeIf(other -> other.proven || !other.getSocketChannel().isOpen());
            unproven.add(connection);
            if (unproven.size() > MOST_UNPROVEN) {
                unproven.removeFirst().close();
            }
        }
    }

    /** A connection that a peer opened. Its methods are called from the selector's thread only. */
    private static final class Connection extends NioTcpMessageChannel {
        private final TcpFraming framing = new TcpFraming();
        private final MessageParser parser;
        private boolean proven;

        Connection(NioTcpMessageProcessor processor, SocketChannel client) throws IOException {
            super(processor, client);
            this.messageProcessor = processor;
            this.parser = sipStack.getMessageParserFactory().createMessageParser(sipStack);
        }

        /** Whatever is thrown from here closes the connection (see readChannel). */
        @Override
        protected void addBytes(byte[] bytes) throws Exception {
            for (byte[] message : framing.accept(bytes)) {
                SIPMessage parsed = parser.parseSIPMessage(message, true, false, null);
                if (parsed != null) {
                    proven = true;
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

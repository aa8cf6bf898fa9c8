package nl.balie.telephony.sip;

import gov.nist.core.net.DefaultNetworkLayer;
import gov.nist.core.net.NetworkLayer;
import gov.nist.javax.sip.SipStackImpl;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.StandardSocketOptions;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import nl.balie.telephony.Dscp;
import org.jspecify.annotations.Nullable;

/** The stack's sockets, of which those for UDP carry the mark of the settings; those of TCP get it in {@link Transports}. */
public final class Sockets implements NetworkLayer {
    private final NetworkLayer usual = DefaultNetworkLayer.SINGLETON;
    private @Nullable SipStackImpl stack;

    @Override
    public void setSipStack(SipStackImpl whose) {
        stack = whose;
    }

    /** The octet of the IP header that the stack's property {@link Transports#DSCP} asks for. */
    static int typeOfService(SipStackImpl stack) {
        return Dscp.octet(Integer.parseInt(stack.getConfigurationProperties().getProperty(Transports.DSCP, "0")));
    }

    private DatagramSocket marked(DatagramSocket socket) throws SocketException {
        if (stack != null) {
            try {
                socket.setOption(StandardSocketOptions.IP_TOS, typeOfService(stack));
            } catch (IOException notMarked) {
                socket.close();
                throw (SocketException) new SocketException("no DSCP").initCause(notMarked);
            }
        }
        return socket;
    }

    @Override
    public DatagramSocket createDatagramSocket() throws SocketException {
        return marked(usual.createDatagramSocket());
    }

    @Override
    public DatagramSocket createDatagramSocket(int port, InetAddress address) throws SocketException {
        return marked(usual.createDatagramSocket(port, address));
    }

    @Override
    public ServerSocket createServerSocket(int port, int backlog, InetAddress address) throws IOException {
        return usual.createServerSocket(port, backlog, address);
    }

    @Override
    public SSLServerSocket createSSLServerSocket(int port, int backlog, InetAddress address) throws IOException {
        return usual.createSSLServerSocket(port, backlog, address);
    }

    @Override
    public Socket createSocket(InetAddress peer, int port) throws IOException {
        return usual.createSocket(peer, port);
    }

    @Override
    public Socket createSocket(InetAddress peer, int port, InetAddress address) throws IOException {
        return usual.createSocket(peer, port, address);
    }

    @Override
    public Socket createSocket(InetAddress peer, int port, InetAddress address, int from) throws IOException {
        return usual.createSocket(peer, port, address, from);
    }

    @Override
    public SSLSocket createSSLSocket(InetAddress peer, int port) throws IOException {
        return usual.createSSLSocket(peer, port);
    }

    @Override
    public SSLSocket createSSLSocket(InetAddress peer, int port, InetAddress address) throws IOException {
        return usual.createSSLSocket(peer, port, address);
    }
}

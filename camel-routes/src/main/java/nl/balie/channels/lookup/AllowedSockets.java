package nl.balie.channels.lookup;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import javax.net.SocketFactory;

/**
 * Connections of the PostgreSQL driver, which looks up the host by itself: each is made only to an address that may be asked. The
 * driver makes it by its name and hands it the names of hosts, with commas.
 */
public final class AllowedSockets extends SocketFactory {
    private final AllowedHosts hosts;

    /** @param names as {@link AllowedHosts} has them, with commas */
    public AllowedSockets(String names) {
        this.hosts = new AllowedHosts(names.isEmpty() ? List.of() : Arrays.asList(names.split(",", -1)));
    }

    @Override
    public Socket createSocket() {
        return new Socket() {
            @Override
            public void connect(SocketAddress to, int timeout) throws IOException {
                if (!(to instanceof InetSocketAddress internet) || internet.isUnresolved()) {
                    throw new UnknownHostException(to + " is niet gevonden");
                }
                hosts.check(internet.getHostString(), internet.getAddress());
                super.connect(to, timeout);
            }
        };
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
        return createSocket(host, port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
        return createSocket(host, port);
    }

    private Socket connected(InetSocketAddress to) throws IOException {
        Socket socket = createSocket();
        socket.connect(to, 0);
        return socket;
    }
}

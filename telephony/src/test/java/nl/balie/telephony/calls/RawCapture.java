package nl.balie.telephony.calls;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Sees the IP headers of what comes to this machine in one protocol: a raw socket of Linux, which takes root. */
final class RawCapture implements AutoCloseable {
    static final int TCP = 6;
    static final int UDP = 17;

    private static final int AF_INET = 2;
    private static final int SOCK_RAW = 3;
    private static final int SHUT_RDWR = 2;
    private static final int SNAPSHOT = 256;
    private static final Linker LINKER = Linker.nativeLinker();

    private final int socket;
    /** Sending port to the octet (RFC 791 section 3.1, RFC 2474) that its last packet had. */
    private final Map<Integer, Integer> octets = new ConcurrentHashMap<>();

    private RawCapture(int socket) {
        this.socket = socket;
        Thread.ofPlatform().daemon().start(this::receive);
    }

    /** @return a capture; null when this process may not see what passes */
    static @org.jspecify.annotations.Nullable RawCapture open(int protocol) {
        int socket = (int) call("socket", new int[] {AF_INET, SOCK_RAW, protocol});
        return socket < 0 ? null : new RawCapture(socket);
    }

    private static long call(String name, int[] arguments) {
        FunctionDescriptor shape = FunctionDescriptor.of(ValueLayout.JAVA_INT);
        for (int i = 0; i < arguments.length; i++) {
            shape = shape.appendArgumentLayouts(ValueLayout.JAVA_INT);
        }
        MethodHandle handle =
                LINKER.downcallHandle(LINKER.defaultLookup().find(name).orElseThrow(), shape);
        try {
            Object[] boxed = java.util.Arrays.stream(arguments).boxed().toArray();
            return ((Integer) handle.invokeWithArguments(boxed)).longValue();
        } catch (Throwable problem) {
            throw new AssertionError(problem);
        }
    }

    private void receive() {
        MethodHandle recv = LINKER.downcallHandle(
                LINKER.defaultLookup().find("recv").orElseThrow(),
                FunctionDescriptor.of(
                        ValueLayout.JAVA_LONG,
                        ValueLayout.JAVA_INT,
                        ValueLayout.ADDRESS,
                        ValueLayout.JAVA_LONG,
                        ValueLayout.JAVA_INT));
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment packet = arena.allocate(SNAPSHOT);
            while ((long) recv.invokeExact(socket, packet, (long) SNAPSHOT, 0) > 0) {
                int header = (packet.get(ValueLayout.JAVA_BYTE, 0) & 0xF) * 4;
                int port = (packet.get(ValueLayout.JAVA_BYTE, header) & 0xFF) << 8
                        | packet.get(ValueLayout.JAVA_BYTE, header + 1) & 0xFF;
                octets.put(port, packet.get(ValueLayout.JAVA_BYTE, 1) & 0xFF);
            }
        } catch (Throwable problem) {
            throw new AssertionError(problem);
        }
    }

    /** The mark of what comes from this port, waiting for it. */
    int dscpFrom(int port) {
        TestBalie.eventually("a packet from port " + port, () -> octets.containsKey(port));
        return octets.getOrDefault(port, 0) >> 2;
    }

    @Override
    public void close() {
        call("shutdown", new int[] {socket, SHUT_RDWR});
        call("close", new int[] {socket});
    }
}

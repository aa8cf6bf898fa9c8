package nl.balie.processes.engine;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/**
 * Keeps the engine's last ports off the network, which Zeebe 8.5 binds to every interface whatever is configured (ADR 8): the UDP
 * port over which its cluster gossips, by a constant in {@code NettyUnicastService}, and the one from which it asks for names, by
 * naming no address in {@code NettyMessagingService}.
 */
final class LoopbackOnly {
    private static final String PACKAGE = "io.atomix.cluster.messaging.impl.";
    private static final String EVERYWHERE = "0.0.0.0";
    private static final String LOOPBACK = "127.0.0.1";
    private static final ClassDesc RESOLVER = ClassDesc.of("io.netty.resolver.dns.DnsNameResolverBuilder");
    private static final ClassDesc ADDRESS = ClassDesc.of("java.net.InetSocketAddress");

    private LoopbackOnly() {}

    /**
     * Loads the classes with our address in place of theirs, before anything else has loaded them.
     *
     * @throws ReflectiveOperationException when the engine's libraries have no such class any more
     * @throws IllegalStateException when one no longer binds its port as we know it
     */
    static void bind() throws ReflectiveOperationException, IOException {
        Class<?> neighbour = Class.forName(PACKAGE + "NettyDnsMetrics");
        MethodHandles.Lookup classes = MethodHandles.privateLookupIn(neighbour, MethodHandles.lookup());
        classes.defineClass(onLoopback(code(neighbour, "NettyUnicastService")));
        classes.defineClass(askingFromLoopback(code(neighbour, "NettyMessagingService")));
    }

    private static byte[] code(Class<?> neighbour, String name) throws ClassNotFoundException, IOException {
        try (InputStream theirs = neighbour.getResourceAsStream(name + ".class")) {
            if (theirs == null) {
                throw new ClassNotFoundException(PACKAGE + name);
            }
            return theirs.readAllBytes();
        }
    }

    /** The class with each constant that means every interface replaced; at least one must be there. */
    static byte[] onLoopback(byte[] theirs) {
        return changed(theirs, LoopbackOnly::isEverywhere, (code, _) -> code.loadConstant(LOOPBACK));
    }

    /** The class whose client for asking names gets an address of its own, which it must set up at least once. */
    static byte[] askingFromLoopback(byte[] theirs) {
        return changed(
                theirs,
                LoopbackOnly::setsUpResolver,
                (code, call) -> code.with(call)
                        .new_(ADDRESS)
                        .dup()
                        .loadConstant(LOOPBACK)
                        .iconst_0()
                        .invokespecial(
                                ADDRESS,
                                ConstantDescs.INIT_NAME,
                                MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_String, ConstantDescs.CD_int))
                        .invokevirtual(
                                RESOLVER,
                                "localAddress",
                                MethodTypeDesc.of(RESOLVER, ClassDesc.of("java.net.SocketAddress"))));
    }

    private static byte[] changed(
            byte[] theirs, Predicate<CodeElement> isMeant, BiConsumer<CodeBuilder, CodeElement> change) {
        int[] changed = {0};
        CodeTransform code = (builder, element) -> {
            if (isMeant.test(element)) {
                changed[0]++;
                change.accept(builder, element);
            } else {
                builder.with(element);
            }
        };
        ClassFile classes = ClassFile.of();
        byte[] ours = classes.transformClass(classes.parse(theirs), ClassTransform.transformingMethodBodies(code));
        if (changed[0] == 0) {
            throw new IllegalStateException("the engine binds a port in another way than the one that is known here");
        }
        return ours;
    }

    private static boolean isEverywhere(CodeElement element) {
        return element instanceof ConstantInstruction.LoadConstantInstruction constant
                && constant.constantValue().equals(EVERYWHERE);
    }

    private static boolean setsUpResolver(CodeElement element) {
        return element instanceof InvokeInstruction call
                && call.owner().asSymbol().equals(RESOLVER)
                && call.name().equalsString("channelType");
    }
}

package nl.balie.processes.engine;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.invoke.MethodHandles;

/**
 * Keeps the engine's last port off the network: the UDP port over which its cluster gossips is bound to every interface by a
 * constant in {@code NettyUnicastService} of Zeebe 8.5, whatever is configured (ADR 8).
 */
final class LoopbackOnly {
    private static final String PACKAGE = "io.atomix.cluster.messaging.impl.";
    private static final String EVERYWHERE = "0.0.0.0";
    private static final String LOOPBACK = "127.0.0.1";

    private LoopbackOnly() {}

    /**
     * Loads the class with our address in place of theirs, before anything else has loaded it.
     *
     * @throws ReflectiveOperationException when the engine's libraries have no such class any more
     * @throws IllegalStateException when it no longer names the address
     */
    static void bindGossip() throws ReflectiveOperationException, IOException {
        Class<?> neighbour = Class.forName(PACKAGE + "NettyMessagingService");
        try (InputStream theirs = neighbour.getResourceAsStream("NettyUnicastService.class")) {
            if (theirs == null) {
                throw new ClassNotFoundException(PACKAGE + "NettyUnicastService");
            }
            MethodHandles.privateLookupIn(neighbour, MethodHandles.lookup())
                    .defineClass(onLoopback(theirs.readAllBytes()));
        }
    }

    /** The class with each constant that means every interface replaced; at least one must be there. */
    static byte[] onLoopback(byte[] theirs) {
        int[] replaced = {0};
        CodeTransform code = (builder, element) -> {
            if (isEverywhere(element)) {
                replaced[0]++;
                builder.loadConstant(LOOPBACK);
            } else {
                builder.with(element);
            }
        };
        ClassFile classes = ClassFile.of();
        byte[] ours = classes.transformClass(classes.parse(theirs), ClassTransform.transformingMethodBodies(code));
        if (replaced[0] == 0) {
            throw new IllegalStateException("the engine's gossip is bound in another way than to " + EVERYWHERE);
        }
        return ours;
    }

    private static boolean isEverywhere(CodeElement element) {
        return element instanceof ConstantInstruction.LoadConstantInstruction constant
                && constant.constantValue().equals(EVERYWHERE);
    }
}

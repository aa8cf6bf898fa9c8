package nl.balie.calls;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;

/** Prints what Balie said last when a test fails. */
final class BalieLog implements TestWatcher {
    @Override
    public void testFailed(ExtensionContext context, Throwable cause) {
        System.err.println("=== " + context.getDisplayName() + " failed; Balie's last words:\n"
                + RunningBalie.shared().lastWords());
    }
}

package nl.balie.callers;

import java.util.Optional;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** What steps find a caller by whom a test plays; nobody else is there. */
public final class OneLine {
    private OneLine() {}

    /** Finds this caller by his contact. */
    public static Callers of(ScriptedCaller caller) {
        var lines = new StaticListableBeanFactory();
        lines.addBean(
                "line", (Lines) wanted -> wanted.equals(caller.contact()) ? Optional.of(caller) : Optional.empty());
        return new Callers(lines.getBeanProvider(Lines.class), lines.getBeanProvider(Parties.class));
    }
}

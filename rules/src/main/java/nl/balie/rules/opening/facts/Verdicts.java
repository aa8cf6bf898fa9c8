package nl.balie.rules.opening.facts;

import java.util.ArrayList;
import java.util.List;

/** Where the rules leave their answers during one decision. */
public final class Verdicts {
    private final List<Verdict> all = new ArrayList<>();

    /**
     * @param facts what is the case at this moment, in Dutch, without a full stop
     * @param rule the name of the rule, which is a sentence without a full stop
     */
    public void add(Ground ground, String facts, String rule) {
        all.add(new Verdict(ground, facts + ". " + rule + "."));
    }

    public List<Verdict> all() {
        return List.copyOf(all);
    }
}

package nl.balie.rules.opening.facts;

import java.util.ArrayList;
import java.util.List;
import nl.balie.rules.words.Because;

/** Where the rules leave their answers during one decision. */
public final class Verdicts {
    private final List<Verdict> all = new ArrayList<>();

    /**
     * @param facts what is the case at this moment, without a full stop
     * @param rule what the rule says, a sentence without a full stop
     */
    public void add(Ground ground, Because facts, Because rule) {
        all.add(new Verdict(ground, facts.and(". ").and(rule).and(".")));
    }

    public List<Verdict> all() {
        return List.copyOf(all);
    }
}

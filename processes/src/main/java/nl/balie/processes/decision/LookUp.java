package nl.balie.processes.decision;

import java.util.Map;
import nl.balie.processes.LookUpPort;
import nl.balie.processes.Step;
import org.jspecify.annotations.Nullable;

/** Asks another application or a database what decides where the contact goes (requirement 2.2.14). */
public record LookUp(LookUpPort lookUps) implements Step<LookUp.Input, LookUp.Result> {
    /**
     * @param source by its name
     * @param key what is looked up; null, such as the number of an anonymous caller, finds nothing
     */
    public record Input(
            String organisation,
            String contactId,
            String source,
            @Nullable String key) {}

    /**
     * @param answer the fields of the answer; empty when nothing was found
     */
    public record Result(boolean found, Map<String, Object> answer, boolean lookUpFailed) {}

    @Override
    public String type() {
        return "look-up";
    }

    @Override
    public boolean onCallNode() {
        return false;
    }

    @Override
    public Class<Input> input() {
        return Input.class;
    }

    @Override
    public Result perform(Input input) {
        String key = input.key() == null ? "" : input.key();
        var result = lookUps.lookUp(input.organisation(), input.contactId(), input.source(), key);
        return new Result(result.found(), result.answer(), result.failed());
    }
}

package nl.balie.processes.call;

import nl.balie.processes.CallPort;
import nl.balie.processes.CallerGoneException;
import nl.balie.processes.Step;

/** Connects the caller with a telephone number outside (requirement 2.4.2). */
public record TransferCall(CallPort calls) implements Step<TransferCall.Input, TransferCall.Transferred> {
    /**
     * @param number in E.164
     */
    public record Input(String contactId, String number) {}

    /**
     * @param transferred false when nobody answered there; the caller is still on the line
     */
    public record Transferred(boolean transferred) {}

    @Override
    public String type() {
        return "transfer-call";
    }

    @Override
    public boolean onCallNode() {
        return true;
    }

    @Override
    public Class<Input> input() {
        return Input.class;
    }

    @Override
    public Transferred perform(Input input) throws CallerGoneException {
        return new Transferred(calls.transfer(input.contactId(), input.number()));
    }
}

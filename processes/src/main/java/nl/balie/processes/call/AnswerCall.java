package nl.balie.processes.call;

import nl.balie.processes.CallPort;
import nl.balie.processes.CallerGoneException;
import nl.balie.processes.Step;

/** Answers the call. */
public record AnswerCall(CallPort calls) implements Step<AnswerCall.Input, AnswerCall.Answered> {
    public record Input(String contactId) {}

    public record Answered() {}

    @Override
    public String type() {
        return "answer-call";
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
    public Answered perform(Input input) throws CallerGoneException {
        calls.answer(input.contactId());
        return new Answered();
    }
}

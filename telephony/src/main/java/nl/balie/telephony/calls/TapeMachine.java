package nl.balie.telephony.calls;

import nl.balie.telephony.Outcome;
import nl.balie.telephony.Outcome.NotConnected;
import nl.balie.telephony.Outcome.NotConnected.Reason;
import nl.balie.telephony.calls.CallEvent.TapeAsked;
import nl.balie.telephony.calls.CallEvent.TapePauseAsked;
import nl.balie.telephony.calls.CallEvent.TapeStopAsked;
import nl.balie.telephony.calls.CallState.OnLine;

/** That a conversation is recorded: begun, paused, ended. Whose voices are kept stands in {@link Legs#taped}. */
final class TapeMachine {
    private TapeMachine() {}

    static Step start(OnLine line, TapeAsked asked) {
        return line.legs().taping() == null
                ? Step.of(
                        line.with(line.legs().with(new Taping(false, asked.alsoOnHold()))),
                        new Effect.StartTape(asked.sink()),
                        new Effect.Complete(asked.operation(), new Outcome.Done(asked.at())))
                : Step.of(line, new Effect.Complete(asked.operation(), new Outcome.Replaced()));
    }

    static Step pause(OnLine line, TapePauseAsked asked) {
        Taping taping = line.legs().taping();
        return taping == null
                ? notRecorded(line, asked.operation())
                : Step.of(
                        line.with(line.legs().with(taping.withPaused(asked.paused()))),
                        new Effect.Complete(asked.operation(), new Outcome.Done(asked.at())));
    }

    static Step stop(OnLine line, TapeStopAsked asked) {
        return line.legs().taping() == null
                ? notRecorded(line, asked.operation())
                : Step.of(
                        line.with(line.legs().with((Taping) null)),
                        new Effect.StopTape(),
                        new Effect.Complete(asked.operation(), new Outcome.Done(asked.at())));
    }

    private static Step notRecorded(OnLine line, long operation) {
        return Step.of(line, new Effect.Complete(operation, new NotConnected(Reason.UNREACHABLE, 0)));
    }
}

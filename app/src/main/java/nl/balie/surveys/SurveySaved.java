package nl.balie.surveys;

import java.util.UUID;

/** What became of an addition or a change of a survey. */
public sealed interface SurveySaved {
    /** It is kept. */
    record Done(UUID id) implements SurveySaved {}

    /** Nothing is kept: another survey has this name. */
    record NameTaken() implements SurveySaved {}

    /** Nothing is kept: this one is active already for the same language and queue. */
    record ActiveAlready(String name) implements SurveySaved {}

    /** This organisation has no such survey. */
    record Unknown() implements SurveySaved {}
}

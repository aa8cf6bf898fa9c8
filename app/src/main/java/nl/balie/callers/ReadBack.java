package nl.balie.callers;

import java.util.function.Function;

/**
 * What is read back to a caller, who then agrees or does not.
 *
 * @param question says it, with the keys to agree and to begin anew
 * @param yes the key with which he agrees; another one means that it was wrong
 * @param tries how often he hears it while he presses no usable key
 * @param silenceAgrees whether it counts when he presses none in the end; otherwise he is asked no more
 */
public record ReadBack<T>(Function<T, Question> question, char yes, int tries, boolean silenceAgrees) {}

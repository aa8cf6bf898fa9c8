package io.camunda.zeebe.el;

import io.camunda.zeebe.el.impl.FeelExpressionLanguage;
import nl.balie.processes.engine.BoundedExpressions;
import org.camunda.feel.FeelEngineClock;

/**
 * Stands in front of the class of this name in the engine's libraries, which has no other place to say how an expression is
 * evaluated (ADR 8).
 */
public final class ExpressionLanguageFactory {
    private ExpressionLanguageFactory() {}

    /** FEEL as the engine has it, with an end to each expression. */
    public static ExpressionLanguage createExpressionLanguage(FeelEngineClock clock) {
        return new BoundedExpressions(new FeelExpressionLanguage(clock));
    }
}

package nl.balie.processes.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.zeebe.el.EvaluationResult;
import io.camunda.zeebe.el.ExpressionLanguage;
import io.camunda.zeebe.el.ExpressionLanguageFactory;
import io.camunda.zeebe.el.impl.FeelExpressionLanguage;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.UnsafeBuffer;
import org.camunda.feel.FeelEngineClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class BoundedExpressionsTests {
    private static final FeelEngineClock CLOCK = FeelEngineClock.SystemClock$.MODULE$;
    /** Takes some seconds by itself, so that none is left of it after the test. */
    private static final String POISON = "=string(count(for x in 1..400, y in 1..400 return x))";

    private final CountDownLatch ended = new CountDownLatch(1);
    private final BoundedExpressions bounded = new BoundedExpressions(
            new FeelExpressionLanguage(CLOCK), Duration.ofMillis(200), Duration.ofMillis(200), ended::countDown);

    @Test
    void anExpressionThatTakesTooLongFails() {
        EvaluationResult result = evaluate(bounded, POISON);

        assertThat(result.isFailure()).isTrue();
        assertThat(result.getFailureMessage()).isEqualTo("De uitdrukking rekent te lang en is afgebroken.");
    }

    @Test
    void theProcessEndsWhenItStillTakesAProcessorLater() throws Exception {
        evaluate(bounded, POISON);

        assertThat(ended.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void othersAreWorkedOutMeanwhile() {
        evaluate(bounded, POISON);

        assertThat(evaluate(bounded, "=string(1 + length)").getString()).isEqualTo("8");
        assertThat(evaluate(bounded, "=length > 6").getBoolean()).isTrue();
        assertThat(evaluate(bounded, "=string(").isFailure()).isTrue();
        assertThat(ended.getCount()).isBetween(0L, 1L);
    }

    @Test
    void theEngineUsesIt() {
        assertThat(ExpressionLanguageFactory.createExpressionLanguage(CLOCK)).isInstanceOf(BoundedExpressions.class);
    }

    @Test
    void onlyWhatIsSoonDoneNeedsNoThread() {
        assertThat(BoundedExpressions.isPlain("=choice = \"1\" and not_open != true"))
                .isTrue();
        assertThat(BoundedExpressions.isPlain("=node + \"/play-prompt\"")).isTrue();
        assertThat(BoundedExpressions.isPlain(POISON)).isFalse();
        assertThat(BoundedExpressions.isPlain("=for x in xs return x")).isFalse();
        assertThat(BoundedExpressions.isPlain("=some x in xs satisfies x")).isFalse();
        assertThat(BoundedExpressions.isPlain("=9**9**9")).isFalse();
        assertThat(BoundedExpressions.isPlain("=1..1000000")).isFalse();
        assertThat(BoundedExpressions.isPlain("=x" + "+x".repeat(300))).isFalse();
    }

    /** With {@code length} 7, as MessagePack has it. */
    private static EvaluationResult evaluate(ExpressionLanguage language, String expression) {
        return language.evaluateExpression(
                language.parseExpression(expression),
                name -> name.equals("length") ? new UnsafeBuffer(new byte[] {7}) : null);
    }
}

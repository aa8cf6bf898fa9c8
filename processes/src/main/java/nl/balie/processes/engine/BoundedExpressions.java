package nl.balie.processes.engine;

import com.sun.management.ThreadMXBean;
import io.camunda.zeebe.el.EvaluationContext;
import io.camunda.zeebe.el.EvaluationResult;
import io.camunda.zeebe.el.Expression;
import io.camunda.zeebe.el.ExpressionLanguage;
import io.camunda.zeebe.el.impl.EvaluationFailure;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Ends an expression that takes too long, or too much memory. The engine works on one record after another for all organisations, so that an
 * expression that never ends would stop them all, and again after each restart: now it fails, its flow stands still with an
 * incident, and the others go on.
 *
 * <p>FEEL cannot be interrupted. An evaluation that is given up goes on by itself without reaching anything of the engine any
 * more; when it takes a processor for long, this process ends, to be started again by Balie.
 */
public final class BoundedExpressions implements ExpressionLanguage {
    /** Of processor time; the dearest expression of what ships takes a hundredth of it on a slow machine. */
    static final Duration MOST = Duration.ofSeconds(1);

    /** So many bytes may an expression ask for, far from what the engine has: without memory it would end, and begin anew. */
    private static final long MOST_BYTES = 64L * 1024 * 1024;

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    /** How long one that was given up may go on. */
    private static final Duration MOST_AFTERWARDS = Duration.ofMinutes(1);

    /** Names, literals and operators: takes no longer than it is long, so that it needs no thread of its own. */
    private static final Pattern PLAIN = Pattern.compile("=?[\\p{Alnum}\\s_.\"'=<>!+*/-]{0,500}");

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static final Pattern GROWS = Pattern.compile("\\.\\.|\\*\\*|\\b(?:return|satisfies)\\b");

    private final ExpressionLanguage language;
    private final Duration most;
    private final Duration mostAfterwards;
    private final Runnable endProcess;
    private final ExecutorService evaluators = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("expression-", 0).factory());

    /** @param language evaluates, without an end to it */
    public BoundedExpressions(ExpressionLanguage language) {
        this(language, MOST, MOST_AFTERWARDS, () -> Runtime.getRuntime().halt(1));
    }

    BoundedExpressions(ExpressionLanguage language, Duration most, Duration mostAfterwards, Runnable endProcess) {
        this.language = language;
        this.most = most;
        this.mostAfterwards = mostAfterwards;
        this.endProcess = endProcess;
    }

    @Override
    public Expression parseExpression(String expression) {
        return language.parseExpression(expression);
    }

    @Override
    public EvaluationResult evaluateExpression(Expression expression, EvaluationContext context) {
        return expression.isStatic() || isPlain(expression.getExpression())
                ? language.evaluateExpression(expression, context)
                : new Evaluation(expression, context).result();
    }

    static boolean isPlain(String expression) {
        return PLAIN.matcher(expression).matches() && !GROWS.matcher(expression).find();
    }

    /** One evaluation, on a thread of its own, for which the engine's waits. */
    private final class Evaluation implements EvaluationContext {
        private final Expression expression;
        private final EvaluationContext context;
        private final CompletableFuture<EvaluationResult> outcome = new CompletableFuture<>();
        private volatile @Nullable Thread thread;
        private volatile long spentBefore;
        private volatile long bytesBefore;
        private boolean givenUp;

        Evaluation(Expression expression, EvaluationContext context) {
            this.expression = expression;
            this.context = context;
        }

        private void evaluate() {
            spentBefore = THREADS.getCurrentThreadCpuTime();
            bytesBefore = THREADS.getCurrentThreadAllocatedBytes();
            thread = Thread.currentThread();
            try {
                outcome.complete(language.evaluateExpression(expression, this));
            } catch (RuntimeException | StackOverflowError failure) {
                outcome.completeExceptionally(failure);
            }
        }

        EvaluationResult result() {
            evaluators.execute(this::evaluate);
            try {
                while (true) {
                    try {
                        return outcome.get(BETWEEN_LOOKS.toNanos(), TimeUnit.NANOSECONDS);
                    } catch (TimeoutException stillAtIt) {
                        if (isTooMuch()) {
                            return giveUp();
                        }
                    }
                }
            } catch (ExecutionException failure) {
                return failed("De uitdrukking is niet uit te rekenen: " + failure.getCause());
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("stopped within an expression", stopping);
            }
        }

        private boolean isTooMuch() {
            Thread evaluating = thread;
            return evaluating != null
                    && (THREADS.getThreadCpuTime(evaluating.threadId()) - spentBefore >= most.toNanos()
                            || THREADS.getThreadAllocatedBytes(evaluating.threadId()) - bytesBefore >= MOST_BYTES);
        }

        private EvaluationResult giveUp() {
            synchronized (this) {
                givenUp = true;
            }
            outcome.orTimeout(mostAfterwards.toMillis(), TimeUnit.MILLISECONDS).whenComplete((_, failure) -> {
                if (failure instanceof TimeoutException) {
                    endProcess.run();
                }
            });
            return failed("De uitdrukking rekent te lang en is afgebroken.");
        }

        private EvaluationResult failed(String why) {
            return new EvaluationFailure(expression, why);
        }

        /** The state of the engine belongs to its own thread, which waits for this one only until it gives up. */
        @Override
        public synchronized @Nullable DirectBuffer getVariable(String name) {
            if (givenUp) {
                throw new IllegalStateException("given up");
            }
            DirectBuffer value = context.getVariable(name);
            if (value == null) {
                return null;
            }
            byte[] copy = new byte[value.capacity()];
            value.getBytes(0, copy);
            return new UnsafeBuffer(copy);
        }
    }
}

package nl.balie.treatment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class ExpectedWaitTests {
    private static final Logger log = LoggerFactory.getLogger(ExpectedWaitTests.class);

    @Test
    void isTheSumOfTheStepsOfTheLine() {
        assertThat(ExpectedWait.of(1, 4, Duration.ofSeconds(240), 0)).isEqualTo(Duration.ofSeconds(60));
        assertThat(ExpectedWait.of(3, 4, Duration.ofSeconds(240), 0)).isEqualTo(Duration.ofSeconds(180));
        // 1/(1/60) + 1/(1/60 + 1/300) = 60 + 50
        assertThat(ExpectedWait.of(2, 4, Duration.ofSeconds(240), 1.0 / 300)).isEqualTo(Duration.ofSeconds(110));
        assertThat(ExpectedWait.of(1, 0, Duration.ofSeconds(240), 0)).isEqualTo(Duration.ofSeconds(240));
    }

    @Test
    void isAnnouncedInMinutesThatNeverRise() {
        assertThat(ExpectedWait.minutes(Duration.ofSeconds(61), null)).isEqualTo(2);
        assertThat(ExpectedWait.minutes(Duration.ofSeconds(400), 2)).isEqualTo(2);
        assertThat(ExpectedWait.minutes(Duration.ofSeconds(30), 2)).isEqualTo(1);
    }

    /** Formulas that contact centres use, on thirty quiet, ordinary and busy days; their history is another ordinary day. */
    @Test
    void errsLeastOfTheFormulasOnSimulatedDays() {
        SimulatedDay history = new SimulatedDay(1, 1);
        double handlingBefore = history.handledInAll / history.handledCount;
        double leaves = history.left / history.waitedInAll;
        double abandoned = (double) history.left / (history.left + history.handledCount);
        Map<String, ToDoubleFunction<SimulatedDay.Moment>> formulas = new LinkedHashMap<>();
        formulas.put(
                "QLm (ours)",
                moment -> ExpectedWait.of(
                                        moment.position(),
                                        moment.agents(),
                                        Duration.ofMillis(Math.round(1000 * handling(moment, handlingBefore))),
                                        leaves)
                                .toMillis()
                        / 1000.0);
        formulas.put(
                "handling x position / agents",
                moment -> handling(moment, handlingBefore) * moment.position() / moment.agents());
        formulas.put(
                "the same, less who give up (PureCloud)",
                moment -> handling(moment, handlingBefore) * moment.position() / moment.agents() * (1 - abandoned));
        formulas.put("last to enter service", SimulatedDay.Moment::lastWait);
        formulas.put("last to enter service, less waited", moment -> Math.max(0, moment.lastWait() - moment.waited()));
        formulas.put(
                "moving average, less waited (Asterisk)",
                moment -> Math.max(0, moment.averageWait() - moment.waited()));

        Map<String, Double> errors = new LinkedHashMap<>();
        formulas.forEach((name, formula) -> errors.put(name, meanError(formula)));

        errors.forEach((name, error) -> log.info("mean error {} s: {}", Math.round(error), name));
        double ours = java.util.Objects.requireNonNull(errors.remove("QLm (ours)"));
        assertThat(errors.values()).allSatisfy(error -> assertThat(ours).isLessThan(error));
    }

    private static double handling(SimulatedDay.Moment moment, double before) {
        double weight = Math.min(1, moment.recentCount() / 20.0);
        return weight * moment.recentHandling() + (1 - weight) * before;
    }

    private static double meanError(ToDoubleFunction<SimulatedDay.Moment> formula) {
        double sum = 0;
        int count = 0;
        for (double load : new double[] {0.85, 1, 1.3}) {
            for (long seed = 100; seed < 110; seed++) {
                for (SimulatedDay.Moment moment : new SimulatedDay(seed, load).moments) {
                    sum += Math.abs(formula.applyAsDouble(moment) - moment.tookLonger()[0]);
                    count++;
                }
            }
        }
        return sum / count;
    }
}

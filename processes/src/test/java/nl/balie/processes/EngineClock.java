package nl.balie.processes;

import io.camunda.zeebe.process.test.api.ZeebeTestEngine;
import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.RecordType;
import io.camunda.zeebe.protocol.record.intent.JobIntent;
import io.camunda.zeebe.protocol.record.intent.TimerIntent;
import io.camunda.zeebe.protocol.record.value.JobRecordValue;
import io.camunda.zeebe.protocol.record.value.TimerRecordValue;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * The clock of the engine that all runs share. The engine looks at it now and then on a thread of its own, which it does not
 * count as work: a flow whose timer is due can seem to be at rest.
 */
final class EngineClock {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Duration LOOK = Duration.ofMillis(5);
    private static long ahead;

    private EngineClock() {}

    /** Moves it, and returns when the engine has begun whatever the records say is due by then. */
    static void forward(ZeebeTestEngine engine, Duration time, Supplier<? extends Collection<Record<?>>> records) {
        ahead += time.toMillis();
        long now = System.currentTimeMillis() + ahead;
        engine.increaseTime(time);
        long until = System.nanoTime() + LIMIT.toNanos();
        while (dueTimes(records.get()).values().stream().anyMatch(due -> due <= now)) {
            if (System.nanoTime() > until) {
                throw new AssertionError("the engine does not begin what is due");
            }
            LockSupport.parkNanos(LOOK.toNanos()); // it tells nobody what it records
        }
    }

    /** When each timer and each failed job is due, in milliseconds since 1970, by its key; without those that have been. */
    private static Map<Long, Long> dueTimes(Collection<Record<?>> records) {
        var due = new HashMap<Long, Long>();
        for (var each : records) {
            if (each.getRecordType() != RecordType.EVENT) {
                continue;
            }
            if (each.getIntent() == TimerIntent.CREATED) {
                due.put(each.getKey(), ((TimerRecordValue) each.getValue()).getDueDate());
            } else if (each.getIntent() == JobIntent.FAILED && ((JobRecordValue) each.getValue()).getRetries() > 0) {
                due.put(each.getKey(), ((JobRecordValue) each.getValue()).getRecurringTime());
            } else if (each.getIntent() instanceof TimerIntent || each.getIntent() instanceof JobIntent) {
                due.remove(each.getKey());
            }
        }
        return due;
    }
}

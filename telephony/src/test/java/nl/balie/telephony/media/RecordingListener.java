package nl.balie.telephony.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Writes down what a stream tells, for a test to await. */
public final class RecordingListener implements MediaStream.Listener {
    private final BlockingQueue<Object> told = new LinkedBlockingQueue<>();
    private final Semaphore ups = new Semaphore(0);

    @Override
    public void played(Audio audio) {
        told.add(audio);
    }

    @Override
    public void key(char key) {
        told.add(key);
    }

    @Override
    public void keyUp() {
        ups.release();
    }

    @Override
    public void lost() {
        told.add("lost");
    }

    /** Waits until this is told; fails when something else is told first, or nothing within 10 s. */
    public void awaitTold(Object expected) {
        try {
            assertThat(told.poll(10, TimeUnit.SECONDS)).isEqualTo(expected);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    /** Waits until it is told that a key was let go. */
    public void awaitKeyUp() {
        try {
            assertThat(ups.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    /** What has been told and not been awaited. */
    public List<Object> rest() {
        return List.copyOf(told);
    }
}

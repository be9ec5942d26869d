package dev.plumbline.monitoring.judge;

import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.apache.flink.util.FlinkRuntimeException;

/**
 * What a part of a report is made of, or why it cannot be had: every part made of it then fails for
 * the same reason, and all the others stand. What the state backend itself cannot read is no such
 * failure: nobody can tell it from what is lost, so the task fails and goes on from its checkpoint.
 *
 * @param <T> what is made
 */
public final class Attempt<T> implements Supplier<T> {
    private final T made;

    /** Null where it was made. */
    private final RuntimeException failure;

    private Attempt(T made, RuntimeException failure) {
        this.made = made;
        this.failure = failure;
    }

    /**
     * Makes it, or keeps the reason why not.
     *
     * @throws Exception if state cannot be read
     */
    public static <T> Attempt<T> at(Callable<T> making) throws Exception {
        try {
            return new Attempt<>(making.call(), null);
        } catch (FlinkRuntimeException unreadable) {
            throw unreadable;
        } catch (RuntimeException failure) {
            return new Attempt<>(null, failure);
        }
    }

    /**
     * Returns what was made.
     *
     * @throws RuntimeException that made it fail
     */
    @Override
    public T get() {
        if (failure != null) {
            throw failure;
        }
        return made;
    }

    /** Returns what was made; the other where that failed. */
    public T or(T other) {
        return failure == null ? made : other;
    }
}

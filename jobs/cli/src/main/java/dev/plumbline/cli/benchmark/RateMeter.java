package dev.plumbline.cli.benchmark;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.flink.api.common.functions.RichMapFunction;

/**
 * Passes records on and notes when a tenth and nine tenths of them have passed, over all subtasks,
 * so that neither start-up nor the last stragglers are in the rate.
 *
 * @param <T> the records
 */
final class RateMeter<T> extends RichMapFunction<T, T> {
    private static final long serialVersionUID = 1;

    /** Subtasks share a count only every so often, so that sharing costs nothing. */
    private static final int STRIDE = 500;

    /**
     * By name of the run: the function is serialised on its way into the job, but stays in this
     * process.
     */
    private static final Map<String, Count> COUNTS = new ConcurrentHashMap<>();

    private static final class Count {
        private final AtomicLong passed = new AtomicLong();
        private volatile long tenthAt;
        private volatile long nineTenthsAt;
    }

    private final String run;
    private final long expected;
    private transient Count count;
    private transient int unshared;

    RateMeter(String run, long expected) {
        this.run = run;
        this.expected = expected;
        COUNTS.put(run, new Count());
    }

    @Override
    public T map(T record) {
        if (++unshared == STRIDE) {
            share();
        }
        return record;
    }

    private void share() {
        if (count == null) {
            count = COUNTS.get(run);
        }
        long now = count.passed.addAndGet(unshared);
        unshared = 0;
        if (count.tenthAt == 0 && now >= expected / 10) {
            count.tenthAt = System.nanoTime();
        }
        if (count.nineTenthsAt == 0 && now >= expected - expected / 10) {
            count.nineTenthsAt = System.nanoTime();
        }
    }

    /** How many records there must be at least, so that what is not shared yet hides no tenth. */
    static long leastEvents(int subtasks) {
        return 10L * STRIDE * subtasks;
    }

    /** When a tenth of the records had passed, in nanoseconds of {@link System#nanoTime}. */
    static long tenthAt(String run) {
        return COUNTS.get(run).tenthAt;
    }

    /** When nine tenths of the records had passed. */
    static long nineTenthsAt(String run) {
        return COUNTS.get(run).nineTenthsAt;
    }
}

package dev.plumbline.monitoring.job;

import dev.plumbline.kafka.flink.RawRecord;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.state.CheckpointListener;

/**
 * Passes records on and fails when it is told to: in the midst of records that no checkpoint holds.
 */
final class FailingTasks implements MapFunction<RawRecord, RawRecord>, CheckpointListener {
    private static final long serialVersionUID = 1;
    private static final int RECORDS_BEFORE = 200;
    private static final long PATIENCE_SECONDS = 120;

    private static volatile CountDownLatch checkpoint = new CountDownLatch(1);
    private static volatile CountDownLatch failure = new CountDownLatch(0);

    private transient int records;

    /** Waits until one more checkpoint is complete, and lets the next records fail. */
    static void failAfterCheckpoint() throws InterruptedException {
        checkpoint = new CountDownLatch(1);
        await(checkpoint, "a checkpoint must complete");
        failure = new CountDownLatch(1);
    }

    static void awaitFailure() throws InterruptedException {
        await(failure, "a task must fail");
    }

    private static void await(CountDownLatch latch, String what) throws InterruptedException {
        if (!latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError(what);
        }
    }

    @Override
    public RawRecord map(RawRecord record) {
        records = failure.getCount() == 0 ? 0 : records + 1;
        if (records == RECORDS_BEFORE) {
            failure.countDown();
            throw new IllegalStateException("the test wants this task to fail");
        }
        return record;
    }

    @Override
    public void notifyCheckpointComplete(long checkpointId) {
        checkpoint.countDown();
    }
}

package dev.plumbline.monitoring.operator;

import java.util.function.Supplier;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;

/** Where a job may keep its state. */
enum Backend {
    HEAP(HashMapStateBackend::new),
    ROCKSDB(EmbeddedRocksDBStateBackend::new);

    private final Supplier<StateBackend> start;

    Backend(Supplier<StateBackend> start) {
        this.start = start;
    }

    StateBackend start() {
        return start.get();
    }
}

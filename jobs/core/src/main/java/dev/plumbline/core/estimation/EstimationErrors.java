package dev.plumbline.core.estimation;

import dev.plumbline.core.profile.BinaryReader;
import dev.plumbline.core.profile.BinaryWriter;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How far a version's estimates were from what its windows turned out to be, for each declaration
 * of windows apart; some 280 bytes a measure at most. State, with its own bytes. Not thread-safe.
 */
public final class EstimationErrors {
    private static final int FORMAT = 1;

    private final TreeMap<Integer, TreeMap<String, EstimationError>> errors = new TreeMap<>();

    /**
     * Adds a window of a measure; windows must come in order of event time, each once, when final.
     *
     * @param error realised less estimated value
     * @param reach distance that chance alone explains
     */
    public void add(int granularity, String metric, double error, double reach) {
        errors.computeIfAbsent(granularity, first -> new TreeMap<>())
                .compute(
                        metric,
                        (name, known) ->
                                (known == null ? EstimationError.NONE : known).with(error, reach));
    }

    /** Returns what is known of a declaration's windows, by the measures' names. */
    public SortedMap<String, EstimationError> of(int granularity) {
        return errors.getOrDefault(granularity, new TreeMap<>());
    }

    /** Returns all that is known, its format first; equal knowledge gives equal bytes. */
    public byte[] toBytes() {
        BinaryWriter out = new BinaryWriter(256);
        out.writeByte(FORMAT);
        errors.forEach(
                (granularity, metrics) ->
                        metrics.forEach(
                                (metric, error) -> {
                                    out.writeVarLong(granularity);
                                    out.writeText(metric);
                                    error.writeTo(out);
                                }));
        return out.toByteArray();
    }

    /**
     * Reads what {@link #toBytes} wrote; null is the state before the first window.
     *
     * @throws IllegalArgumentException if the bytes are of another format
     */
    public static EstimationErrors fromBytes(byte[] bytes) {
        EstimationErrors read = new EstimationErrors();
        if (bytes == null) {
            return read;
        }
        BinaryReader in = new BinaryReader(bytes);
        in.readFormat("estimation errors bytes", FORMAT);
        while (!in.atEnd()) {
            int granularity = (int) in.readVarLong();
            read.errors
                    .computeIfAbsent(granularity, first -> new TreeMap<>())
                    .put(in.readText(), EstimationError.readFrom(in));
        }
        return read;
    }
}

package dev.plumbline.core.performance;

import dev.plumbline.core.profile.BinaryReader;
import dev.plumbline.core.profile.BinaryWriter;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Signed counts per text. At most {@link ClassificationTally#MOST_TEXTS} texts are kept by name,
 * the first ones in order of their characters whatever the order of arrival; the rest share one
 * count.
 */
final class CappedCounts {
    private final TreeMap<String, Long> named = new TreeMap<>();
    private long other;

    void add(String text, long count) {
        named.merge(text, count, Long::sum);
        if (named.size() > ClassificationTally.MOST_TEXTS) {
            other += named.pollLastEntry().getValue();
        }
    }

    long get(String text) {
        return named.getOrDefault(text, 0L);
    }

    SortedMap<String, Long> named() {
        return named;
    }

    long total() {
        return other + named.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Whether every count has its text. */
    boolean isNamed() {
        return other == 0;
    }

    boolean isZero() {
        return other == 0 && named.values().stream().allMatch(count -> count == 0);
    }

    void merge(CappedCounts counts) {
        counts.named.forEach(this::add);
        other += counts.other;
    }

    void writeTo(BinaryWriter out) {
        out.writeSignedLong(other);
        out.writeVarLong(named.values().stream().filter(count -> count != 0).count());
        for (Map.Entry<String, Long> entry : named.entrySet()) {
            if (entry.getValue() != 0) {
                out.writeText(entry.getKey());
                out.writeSignedLong(entry.getValue());
            }
        }
    }

    void mergeFrom(BinaryReader in) {
        other += in.readSignedLong();
        for (long left = in.readVarLong(); left > 0; left--) {
            add(in.readText(), in.readSignedLong());
        }
    }
}

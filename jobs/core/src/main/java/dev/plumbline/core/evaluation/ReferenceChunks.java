package dev.plumbline.core.evaluation;

import dev.plumbline.core.baseline.ChunkThreshold;
import dev.plumbline.core.comparison.Comparison;
import dev.plumbline.core.comparison.NamedProfile;
import dev.plumbline.core.comparison.Sides;
import dev.plumbline.core.comparison.Statistic;
import dev.plumbline.core.model.FeatureType;
import dev.plumbline.core.monitor.StatisticSpec;
import dev.plumbline.core.monitor.WindowSpec;
import dev.plumbline.core.profile.FeatureRow;
import dev.plumbline.core.profile.ModelProfile;
import dev.plumbline.core.profile.NumericBins;
import dev.plumbline.core.profile.ProfileLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The evaluation set cut into chunks as long as the monitor's first window, the last as long as the
 * rows reach; each is held sparse until all rows are known.
 *
 * <p>A threshold is mean + 3 population standard deviations of a statistic over the chunks, each
 * compared with the whole set, as NannyML sets it.
 */
final class ReferenceChunks {
    /** With more chunks nothing is held, and there are no thresholds. */
    private static final int MOST_CHUNKS = 1000;

    private static final int DEVIATIONS = 3;

    private final ProfileLayout layout;
    private final WindowSpec window;

    /** Null for windows of rows. */
    private final WindowStarts windows;

    private final Map<Long, byte[]> chunks = new TreeMap<>();
    private final ModelProfile current;
    private long chunk;
    private long rows;
    private boolean tooMany;

    ReferenceChunks(ProfileLayout layout, WindowSpec window) {
        this.layout = layout;
        this.window = window;
        this.windows = window.isBySpan() ? new WindowStarts(window) : null;
        this.current = new ModelProfile(layout);
    }

    void add(long millis, FeatureRow values) {
        if (tooMany) {
            return;
        }
        long next = windows == null ? rows / window.rows() : windows.number(millis);
        rows++;
        if (next != chunk) {
            close();
            chunk = next;
        }
        current.add(values);
    }

    private void close() {
        if (current.rows() == 0) {
            return;
        }
        byte[] known = chunks.get(chunk);
        if (known != null) {
            current.mergeBytes(known);
        }
        chunks.put(chunk, current.toBytes());
        current.clear();
        if (chunks.size() > MOST_CHUNKS) {
            tooMany = true;
            chunks.clear();
        }
    }

    /** Returns where the statistics turn; none of those that turn by their p-value. */
    List<ChunkThreshold> thresholds(List<StatisticSpec> specs, ModelProfile whole) {
        close();
        List<ChunkThreshold> thresholds = new ArrayList<>();
        for (StatisticSpec spec : specs) {
            for (int slot = 0; slot < layout.size(); slot++) {
                if (spec.covers(layout.name(slot))) {
                    threshold(spec, slot, whole).ifPresent(thresholds::add);
                }
            }
        }
        return thresholds;
    }

    private Optional<ChunkThreshold> threshold(StatisticSpec spec, int slot, ModelProfile whole) {
        NamedProfile profile = NamedPlan.profile(spec);
        Statistic statistic = NamedPlan.statistic(spec);
        boolean numeric = layout.bins(slot) instanceof NumericBins;
        Optional<Comparison> comparison =
                Comparison.of(
                        profile,
                        statistic,
                        numeric ? FeatureType.NUMERIC : FeatureType.CATEGORICAL);
        if (comparison.isEmpty() || !profile.turnsByChunks(statistic)) {
            return Optional.empty();
        }
        double[] values = values(comparison.get(), slot, whole);
        if (values.length == 0) {
            return Optional.empty();
        }
        return Optional.of(
                new ChunkThreshold(
                        layout.name(slot),
                        spec.measurement(),
                        Math.min(profile.most(statistic), upper(values))));
    }

    private double[] values(Comparison comparison, int slot, ModelProfile whole) {
        List<Double> values = new ArrayList<>();
        ModelProfile part = new ModelProfile(layout);
        for (byte[] bytes : chunks.values()) {
            part.clear();
            part.mergeBytes(bytes);
            if (part.profile(slot).present() > 0) {
                Double value =
                        comparison
                                .of(
                                        new Sides(
                                                whole.profile(slot),
                                                part.profile(slot),
                                                whole.companions(slot),
                                                part.companions(slot)))
                                .value();
                if (value != null) {
                    values.add(value);
                }
            }
        }
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static double upper(double[] values) {
        double mean = 0;
        for (double value : values) {
            mean += value / values.length;
        }
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean) / values.length;
        }
        return mean + DEVIATIONS * Math.sqrt(squares);
    }
}

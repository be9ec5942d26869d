package dev.plumbline.core.evaluation;

import dev.plumbline.core.monitor.FeatureContract;
import dev.plumbline.core.monitor.FeatureSpec;
import dev.plumbline.core.profile.Bins;
import dev.plumbline.core.profile.CategoryBins;
import dev.plumbline.core.profile.CategoryProfile;
import dev.plumbline.core.profile.NumericBins;
import dev.plumbline.core.profile.NumericProfile;
import dev.plumbline.core.statistics.CellGroups;
import dev.plumbline.core.statistics.MidRanks;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The cells in which all rows of one feature or output will be counted. */
final class SlotPlan {
    private static final int COARSE = 10;

    private final String name;
    private final double importance;
    private final boolean required;
    private final Bins bins;
    private final double[] rankScores;

    /** Group of each cell, about ten of equal mass. */
    private final int[] groups;

    private SlotPlan(
            String name,
            double importance,
            boolean required,
            Bins bins,
            double[] rankScores,
            int[] groups) {
        this.name = name;
        this.importance = importance;
        this.required = required;
        this.bins = bins;
        this.rankScores = rankScores;
        this.groups = groups;
    }

    /**
     * Plans a numeric slot.
     *
     * @param facts of all rows: whatever the sample holds, the cells reach from the least to the
     *     greatest value
     * @param sample values of some rows; what is no finite number is passed over
     */
    static SlotPlan numeric(
            String name, double importance, ColumnFacts facts, Stream<Object> sample) {
        return numeric(new FeatureSpec(name, null, importance), facts, sample);
    }

    /**
     * Plans a numeric slot whose cells reach as far as its contract declares.
     *
     * @param facts of all rows
     * @param sample values of some rows; what is no finite number is passed over
     */
    static SlotPlan numeric(FeatureSpec spec, ColumnFacts facts, Stream<Object> sample) {
        double[] finite =
                sample.filter(value -> !Scalar.isText(value))
                        .mapToDouble(Scalar::number)
                        .filter(Double::isFinite)
                        .toArray();
        double[] reaching = declared(reaching(finite, facts), spec.contract());
        NumericBins bins = BaselineBins.numeric(reaching);
        NumericProfile profile = bins.emptyProfile();
        Arrays.stream(reaching).forEach(profile::add);
        return of(
                spec,
                bins,
                MidRanks.scores(profile.counts()),
                CellGroups.equalMass(profile.counts(), COARSE));
    }

    private static SlotPlan of(FeatureSpec spec, Bins bins, double[] rankScores, int[] groups) {
        return new SlotPlan(
                spec.name(),
                spec.importance(),
                !spec.contract().nullable(),
                bins,
                rankScores,
                groups);
    }

    /** Returns the proper values, and the ends of what is proper where they are declared. */
    private static double[] declared(double[] values, FeatureContract contract) {
        DoubleStream ends =
                Stream.of(contract.min(), contract.max())
                        .flatMap(Stream::ofNullable)
                        .mapToDouble(Double::doubleValue)
                        .distinct();
        return DoubleStream.concat(Arrays.stream(values).filter(contract::allows), ends).toArray();
    }

    private static double[] reaching(double[] finite, ColumnFacts facts) {
        double min = Arrays.stream(finite).min().orElse(Double.POSITIVE_INFINITY);
        double max = Arrays.stream(finite).max().orElse(Double.NEGATIVE_INFINITY);
        DoubleStream ends =
                DoubleStream.of(facts.min(), facts.max())
                        .filter(Double::isFinite)
                        .filter(end -> end < min || end > max)
                        .distinct();
        return DoubleStream.concat(Arrays.stream(finite), ends).toArray();
    }

    /**
     * Plans a categorical slot.
     *
     * @param sample values of some rows; missing ones are passed over
     * @param always categories that are named however few rows they have
     */
    static SlotPlan categorical(
            String name, double importance, Stream<Object> sample, List<String> always) {
        return categorical(new FeatureSpec(name, null, importance), sample, always);
    }

    /**
     * Plans a categorical slot with the categories that its contract declares and no others.
     *
     * @param sample values of some rows; missing ones are passed over
     * @param always categories that are named however few rows they have
     */
    static SlotPlan categorical(FeatureSpec spec, Stream<Object> sample, List<String> always) {
        List<String> present = sample.filter(value -> value != null).map(Scalar::text).toList();
        CategoryBins bins =
                BaselineBins.categories(
                        present.stream().filter(spec.contract()::allows).toList(), always);
        CategoryProfile profile = bins.emptyProfile();
        present.forEach(profile::add);
        return of(
                spec,
                bins,
                MidRanks.scoresByCount(profile.counts()),
                frequentAndRest(profile.counts()));
    }

    /** The most frequent categories by themselves, and all others together. */
    private static int[] frequentAndRest(long[] counts) {
        int[] groups = new int[counts.length];
        Arrays.fill(groups, COARSE - 1);
        int[] byCount =
                IntStream.range(0, counts.length)
                        .boxed()
                        .sorted(Comparator.comparingLong(cell -> -counts[cell]))
                        .mapToInt(Integer::intValue)
                        .toArray();
        for (int place = 0; place < Math.min(COARSE - 1, byCount.length); place++) {
            groups[byCount[place]] = place;
        }
        return groups;
    }

    /** Returns the group of a cell, below {@link #groups}. */
    int group(int cell) {
        return groups[cell];
    }

    /** Returns how many groups there are, some of which may hold no row. */
    int groups() {
        return COARSE;
    }

    String name() {
        return name;
    }

    double importance() {
        return importance;
    }

    /** Whether no row may be without a value. */
    boolean required() {
        return required;
    }

    Bins bins() {
        return bins;
    }

    /** Returns the standardised mid-rank of a cell, by the rows that the plan was made of. */
    double rankScore(int cell) {
        return rankScores[cell];
    }

    /** Returns a count that has seen nothing. */
    SlotCount newCount(WindowBlocks blocks) {
        return bins instanceof NumericBins numeric
                ? new NumericCount(this, numeric, blocks)
                : new CategoryCount(this, (CategoryBins) bins, blocks);
    }
}

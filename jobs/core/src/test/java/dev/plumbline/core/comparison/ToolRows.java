package dev.plumbline.core.comparison;

import dev.plumbline.core.profile.CompanionBins;
import dev.plumbline.core.statistics.Sturges;
import java.util.Arrays;
import java.util.TreeSet;

/** What other tools report of raw rows, computed as they do. */
final class ToolRows {
    private static final double LN_2 = Math.log(2);

    private ToolRows() {}

    /** As numpy.histogram: half-open bins, the last closed. */
    static double[] histogram(double[] rows, double[] limits) {
        double[] counts = new double[limits.length - 1];
        for (double value : rows) {
            for (int bin = counts.length - 1; bin >= 0; bin--) {
                boolean last = bin == counts.length - 1;
                if (value >= limits[bin]
                        && (value < limits[bin + 1] || last && value <= limits[bin + 1])) {
                    counts[bin]++;
                    break;
                }
            }
        }
        return counts;
    }

    static double[] shares(double[] counts) {
        double total = Arrays.stream(counts).sum();
        return Arrays.stream(counts).map(count -> count / total).toArray();
    }

    private static double[] pooledRange(Samples samples) {
        double[] pooled = samples.pooled();
        return new double[] {pooled[0], pooled[pooled.length - 1]};
    }

    static double evidently(Statistic statistic, Samples samples) {
        double[] range = pooledRange(samples);
        double[] values = Arrays.stream(samples.baseline()).sorted().distinct().toArray();
        double[] p;
        double[] q;
        if (values.length > 20) {
            long rows = samples.baseline().length + (long) samples.window().length;
            int bins = Sturges.cells(rows, range[1] - range[0]);
            double[] limits = CompanionBins.linspace(range[0], range[1], bins);
            p = shares(histogram(samples.baseline(), limits));
            q = shares(histogram(samples.window(), limits));
        } else {
            p = samples.ranked().p();
            q = samples.ranked().q();
        }
        return ofShares(statistic, p, q);
    }

    static double ofShares(Statistic statistic, double[] p, double[] q) {
        return switch (statistic) {
            case PSI -> stability(filled(p), filled(q));
            case KULLBACK_LEIBLER -> entropy(filled(p), filled(q));
            default -> Math.sqrt(Math.max(0, jensenShannon(p, q)));
        };
    }

    private static double[] filled(double[] shares) {
        double smallest = Arrays.stream(shares).filter(share -> share != 0).min().orElseThrow();
        double fill = smallest <= 0.0001 ? smallest / 1e6 : 0.0001;
        return Arrays.stream(shares).map(share -> share == 0 ? fill : share).toArray();
    }

    private static double stability(double[] p, double[] q) {
        double sum = 0;
        for (int bin = 0; bin < p.length; bin++) {
            sum += (p[bin] - q[bin]) * Math.log(p[bin] / q[bin]);
        }
        return sum;
    }

    private static double entropy(double[] p, double[] q) {
        double[] left = shares(p);
        double[] right = shares(q);
        double sum = 0;
        for (int bin = 0; bin < p.length; bin++) {
            sum += left[bin] * Math.log(left[bin] / right[bin]);
        }
        return sum;
    }

    private static double jensenShannon(double[] p, double[] q) {
        double sum = 0;
        for (int bin = 0; bin < p.length; bin++) {
            double middle = (p[bin] + q[bin]) / 2;
            sum += p[bin] == 0 ? 0 : p[bin] * Math.log(p[bin] / middle) / 2;
            sum += q[bin] == 0 ? 0 : q[bin] * Math.log(q[bin] / middle) / 2;
        }
        return sum;
    }

    static double azure(Statistic statistic, Samples samples) {
        double[] range = pooledRange(samples);
        int rows = Math.min(samples.baseline().length, samples.window().length);
        int bins = range[0] == range[1] ? 1 : Sturges.cells(rows);
        double[] limits = CompanionBins.linspace(range[0], range[1], bins);
        double[] before = histogram(samples.baseline(), limits);
        double[] now = histogram(samples.window(), limits);
        if (statistic == Statistic.PSI) {
            return stability(
                    shares(Arrays.stream(before).map(count -> count + 1).toArray()),
                    shares(Arrays.stream(now).map(count -> count + 1).toArray()));
        }
        return Math.sqrt(Math.max(0, jensenShannon(shares(before), shares(now)) / LN_2));
    }

    static double tfdv(Samples samples) {
        double[] left = limits(samples.baseline());
        double[] right = limits(samples.window());
        if (left.length == 1 || right.length == 1) {
            return left.length == right.length && left[0] == right[0] ? 0 : 1;
        }
        TreeSet<Double> union = new TreeSet<>();
        Arrays.stream(left).forEach(union::add);
        Arrays.stream(right).forEach(union::add);
        double[] limits = union.stream().mapToDouble(Double::doubleValue).toArray();
        double[] p = split(shares(histogram(samples.baseline(), left)), left, limits);
        double[] q = split(shares(histogram(samples.window(), right)), right, limits);
        return Math.min(1, Math.max(0, jensenShannon(p, q) / LN_2));
    }

    private static double[] limits(double[] rows) {
        double min = Arrays.stream(rows).min().orElseThrow();
        double max = Arrays.stream(rows).max().orElseThrow();
        return min == max ? new double[] {min} : CompanionBins.linspace(min, max, 10);
    }

    private static double[] split(double[] shares, double[] own, double[] limits) {
        double[] parts = new double[limits.length - 1];
        for (int bin = 0; bin < shares.length; bin++) {
            for (int i = 0; i < parts.length; i++) {
                if (own[bin] <= limits[i] && limits[i + 1] <= own[bin + 1]) {
                    double width = own[bin + 1] - own[bin];
                    parts[i] += shares[bin] * (limits[i + 1] - limits[i]) / width;
                }
            }
        }
        return parts;
    }
}

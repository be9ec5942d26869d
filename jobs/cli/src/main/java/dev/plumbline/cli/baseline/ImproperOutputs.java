package dev.plumbline.cli.baseline;

import dev.plumbline.cli.report.reading.Figures;
import dev.plumbline.cli.rows.MonitoredRow;
import dev.plumbline.core.event.Output;
import dev.plumbline.core.event.Probability;
import dev.plumbline.core.performance.PredictedQuantiles;
import dev.plumbline.kafka.document.DocumentException;
import java.util.Map;
import java.util.Optional;

/**
 * Counts evaluation rows whose answer says what no model can mean, by the rules of {@code
 * invalid_score_rate} and {@code crossed_quantile_rate}. Scores that windows would leave out must
 * not shape the baseline that windows are held to, so as many as a window would warn of are an
 * error; fewer, and quantiles that cross, are told of.
 */
final class ImproperOutputs {
    private static final String WAY_OUT =
            "a window leaves the scores of such rows out; write probabilities with four decimals, or divide each by the sum";

    private final double mostShare;
    private long rows;
    private long unsummed;
    private long crossed;
    private MonitoredRow first;
    private double firstSum;

    /**
     * Begins to count.
     *
     * @param mostShare share of the rows at which they are refused, from 0 to 1
     */
    ImproperOutputs(double mostShare) {
        this.mostShare = mostShare;
    }

    void add(MonitoredRow row) {
        rows++;
        Output output = row.output();
        if (output.classScores() != null) {
            addSum(row, output.classScores().values().stream().mapToDouble(score -> score).sum());
        }
        if (output.quantiles() != null && areCrossed(output.quantiles())) {
            crossed++;
        }
    }

    private void addSum(MonitoredRow row, double sum) {
        if (Probability.isWhole(sum)) {
            return;
        }
        if (unsummed++ == 0) {
            first = row;
            firstSum = sum;
        }
    }

    private static boolean areCrossed(Map<String, Double> byLevel) {
        PredictedQuantiles.Builder quantiles = PredictedQuantiles.builder();
        byLevel.forEach(quantiles::add);
        return quantiles.areCrossed();
    }

    /**
     * Returns a sentence about them; empty if there are none.
     *
     * @param file of the rows
     * @throws DocumentException with the first one's line, if there are too many
     */
    Optional<String> note(String file) {
        if (unsummed > 0 && unsummed >= mostShare * rows) {
            throw new DocumentException(file, first.line(), scores() + "; " + WAY_OUT);
        }
        if (unsummed > 0) {
            return Optional.of(
                    "%s, first in line %d; %s".formatted(scores(), first.line(), WAY_OUT));
        }
        return crossed == 0
                ? Optional.empty()
                : Optional.of(
                        "a predicted quantile must not be below one of a lower level, got %s of %s where one is"
                                .formatted(Figures.counted(crossed, "row"), Figures.count(rows)));
    }

    private String scores() {
        return "prediction.scores must add up to 1 within %s in every row, got %s of %s that do not, the first with %s"
                .formatted(
                        Figures.of(Probability.SUM_TOLERANCE),
                        Figures.counted(unsummed, "row"),
                        Figures.count(rows),
                        Figures.of(firstSum));
    }
}

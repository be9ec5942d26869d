package dev.plumbline.monitoring.fold;

import dev.plumbline.core.performance.ClassificationTally;
import dev.plumbline.core.performance.PerformanceTally;
import dev.plumbline.core.performance.RegressionTally;
import dev.plumbline.monitoring.stream.ScoredRow;

/** What performance is measured from. All rows of one count are of one task. */
final class TallyCount implements LabelledCount {
    /** Null while nothing was added. */
    private PerformanceTally tally;

    @Override
    public void add(ScoredRow row) {
        if (row.isRegression()) {
            addNumber(row);
        } else {
            addClass(row);
        }
    }

    private void addClass(ScoredRow row) {
        if (tally == null) {
            tally = new ClassificationTally();
        }
        ClassificationTally classes = (ClassificationTally) tally;
        if (row.distribution() == null) {
            classes.add(row.scoreCell(), row.score(), row.decided(), row.labelText(), row.sign());
        } else {
            classes.add(row.distribution(), row.decided(), row.labelText(), row.sign());
        }
    }

    private void addNumber(ScoredRow row) {
        if (tally == null) {
            tally = new RegressionTally();
        }
        RegressionTally numbers = (RegressionTally) tally;
        numbers.add(row.score(), row.labelNumber(), row.sign());
        if (row.distribution() != null) {
            numbers.addQuantiles(row.distribution(), row.labelNumber(), row.sign());
        }
    }

    @Override
    public boolean isEmpty() {
        return tally == null || tally.isEmpty();
    }

    @Override
    public byte[] toBytes() {
        return tally.toBytes();
    }
}

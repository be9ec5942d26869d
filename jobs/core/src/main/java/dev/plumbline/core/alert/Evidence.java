package dev.plumbline.core.alert;

import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.Verdict;
import dev.plumbline.core.report.WindowReport;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Picks the measurements that an episode shows, and puts them into a sentence. */
final class Evidence {
    /** Measurements that an episode carries. */
    static final int MOST = 5;

    /** Measurements that its summary names. */
    private static final int MOST_NAMED = 3;

    private Evidence() {}

    static List<Measurement> select(WindowReport report, Set<String> metrics) {
        return report.measurements().stream().filter(m -> metrics.contains(m.metric())).toList();
    }

    /** Returns what breached, worst first and no more than {@value #MOST}. */
    static List<Measurement> worst(List<Measurement> judged, Comparator<Measurement> worstFirst) {
        return judged.stream()
                .filter(m -> m.verdict() == Verdict.DRIFT)
                .sorted(worstFirst.thenComparing(m -> String.valueOf(m.feature())))
                .limit(MOST)
                .toList();
    }

    /** Names the worst measurements, or else says that nothing is wrong. */
    static String summary(List<Measurement> worst, String otherwise) {
        if (worst.isEmpty()) {
            return otherwise;
        }
        StringBuilder text = new StringBuilder();
        for (Measurement m : worst.subList(0, Math.min(MOST_NAMED, worst.size()))) {
            text.append(text.isEmpty() ? "" : "; ")
                    .append(m.feature() == null ? "" : m.feature() + " ")
                    .append(m.metric())
                    .append(' ')
                    .append(number(m.value()));
            if (m.threshold() != null) {
                text.append(" beyond ").append(number(m.threshold()));
            }
            if (m.reason() != null) {
                text.append(" (").append(m.reason()).append(')');
            }
        }
        return text.toString();
    }

    private static String number(Double value) {
        return value == null ? "unknown" : String.format(Locale.ROOT, "%.4g", value);
    }
}

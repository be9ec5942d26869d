package dev.plumbline.core.alert;

import dev.plumbline.core.judgement.EstimationErrorJudge;
import dev.plumbline.core.profile.BinaryReader;
import dev.plumbline.core.profile.BinaryWriter;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.Verdict;
import dev.plumbline.core.report.WindowReport;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which estimates of a model's versions labels have shown to be too pessimistic, for each baseline,
 * monitor and declaration of windows apart. Only these are kept, and no more than 64. State, with
 * its own bytes. Not thread-safe.
 */
public final class EstimateTrust {
    private static final int FORMAT = 1;
    private static final int MOST = 64;

    /** What was told last stands last. */
    private final Map<String, Set<String>> distrusted = new LinkedHashMap<>();

    /**
     * Whether a report says how far estimates may be trusted. Estimates of the whole traffic are
     * all that decides, so what labels say of a segment's is not asked.
     */
    public static boolean isIn(WindowReport report) {
        return report.segment().isEmpty()
                && report.measurements().stream().anyMatch(EstimateTrust::isCoverage);
    }

    private static boolean isCoverage(Measurement said) {
        return said.metric().startsWith(EstimationErrorJudge.COVERAGE);
    }

    /**
     * Returns the names of measures whose estimates missed more often than chance allows, and that
     * were worse than what came out on average. Estimates that were too good may go on to decide:
     * what they call a loss is one all the more.
     */
    public static Set<String> tooPessimistic(WindowReport report) {
        Set<String> missed = new TreeSet<>();
        for (Measurement said : report.measurements()) {
            if (isCoverage(said) && said.verdict() == Verdict.WARN) {
                missed.add(said.metric().substring(EstimationErrorJudge.COVERAGE.length()));
            }
        }
        report.measurements().stream()
                .filter(EstimationErrorJudge::isOptimism)
                .map(said -> said.metric().substring(EstimationErrorJudge.BIAS.length()))
                .forEach(missed::remove);
        return missed;
    }

    /** Takes over what a final report of the whole traffic says; a segment's is passed by. */
    public void note(WindowReport report) {
        if (!report.segment().isEmpty()) {
            return;
        }
        Set<String> wrong = tooPessimistic(report);
        distrusted.remove(keyOf(report));
        if (!wrong.isEmpty()) {
            distrusted.put(keyOf(report), wrong);
            distrusted.keySet().stream()
                    .limit(Math.max(0, distrusted.size() - MOST))
                    .toList()
                    .forEach(distrusted::remove);
        }
    }

    /** Returns the names of measures whose estimates in this report are not trusted. */
    Set<String> distrusted(WindowReport report) {
        return distrusted.getOrDefault(keyOf(report), Set.of());
    }

    private static String keyOf(WindowReport report) {
        return String.join(
                "|",
                report.modelVersion(),
                report.role().name(),
                report.segment(),
                report.granularity(),
                String.valueOf(report.baselineId()),
                String.valueOf(report.monitorRevision()));
    }

    /** Returns all that is known of trust, its format first; equal knowledge gives equal bytes. */
    public byte[] toBytes() {
        BinaryWriter out = new BinaryWriter(64);
        out.writeByte(FORMAT);
        distrusted.forEach(
                (key, metrics) -> {
                    out.writeText(key);
                    out.writeVarLong(metrics.size());
                    metrics.forEach(out::writeText);
                });
        return out.toByteArray();
    }

    /**
     * Reads what {@link #toBytes} wrote; null is the state before the first report.
     *
     * @throws IllegalArgumentException if the bytes are of another format
     */
    public static EstimateTrust fromBytes(byte[] bytes) {
        EstimateTrust read = new EstimateTrust();
        if (bytes == null) {
            return read;
        }
        BinaryReader in = new BinaryReader(bytes);
        in.readFormat("trust in estimates", FORMAT);
        while (!in.atEnd()) {
            String key = in.readText();
            Set<String> metrics = new TreeSet<>();
            for (long left = in.readVarLong(); left > 0; left--) {
                metrics.add(in.readText());
            }
            read.distrusted.put(key, metrics);
        }
        return read;
    }
}

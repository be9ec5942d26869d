package dev.plumbline.cli.report.reading;

import dev.plumbline.core.model.Clock;
import dev.plumbline.core.monitor.LabelSpec;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.monitor.WindowSpec;
import dev.plumbline.kafka.document.ClockSpan;
import java.time.Duration;
import java.util.List;

/** Which windows a monitor judges before enough of their labels can have come. */
public final class JudgingNotes {
    private final LabelSpec label;
    private final Clock clock;
    private final double atLeast;

    private JudgingNotes(Monitor monitor) {
        this.label = monitor.label();
        this.clock = monitor.time().clock();
        this.atLeast = monitor.options().coverage().atLeast();
    }

    /**
     * Returns a sentence for each such window; none without labels.
     *
     * <p>A window by rows under the clock TIME is judged at its horizon, by when all labels that
     * count have come.
     */
    public static List<String> of(Monitor monitor) {
        if (monitor.label() == null) {
            return List.of();
        }
        JudgingNotes notes = new JudgingNotes(monitor);
        return monitor.windows().stream()
                .filter(window -> window.isBySpan() || notes.clock == Clock.ROWS)
                .filter(window -> notes.known(window) < notes.atLeast)
                .map(notes::note)
                .toList();
    }

    private double known(WindowSpec window) {
        // under the clock ROWS a row is a millisecond
        return label.knownWhenJudged(
                window.isBySpan() ? window.span() : Duration.ofMillis(window.rows()));
    }

    private String note(WindowSpec window) {
        return "a share of at least %s of a window's labels (coverage.atLeast) must be known when it is judged, got %s for windows of %s, judged %s after their end (label.judgeAfter) with labels that come %s after their predictions (label.delay): performance and target drift are then in the last report alone, which opens no alert and asks for no retraining, and detectors miss the labels that come later; raise label.judgeAfter to at least %s"
                .formatted(
                        Figures.of(atLeast),
                        Figures.of(known(window)),
                        WindowLength.of(window.granularity()),
                        ClockSpan.write(label.judgeAfter(), clock),
                        ClockSpan.write(label.delay(), clock),
                        ClockSpan.write(label.delay(), clock));
    }
}

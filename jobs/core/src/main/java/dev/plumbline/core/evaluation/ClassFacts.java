package dev.plumbline.core.evaluation;

import dev.plumbline.core.event.Output;
import dev.plumbline.core.model.Task;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.performance.ScoreGrid;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which classes a classifier's rows know, and how their scores lie. */
final class ClassFacts {
    /** More are no classes. */
    private static final int MOST_CLASSES = 10_000;

    /** Scores kept of each class where not all rows fit into memory: a hundred per cell. */
    private static final int SCORES_KEPT = 51_200;

    private static final String OTHERS = "";

    private final Monitor monitor;
    private final TreeSet<String> classes = new TreeSet<>();
    private final Map<String, ScoreSample> scores = new TreeMap<>();
    private boolean limited;

    ClassFacts(Monitor monitor) {
        this.monitor = monitor;
    }

    void add(Output output, Object labelOrNull) {
        if (!monitor.task().isClassification()) {
            return;
        }
        String label = Scalar.text(labelOrNull);
        note(output.predictedClass());
        note(label);
        if (label != null && output.score() != null && monitor.task() == Task.BINARY) {
            scores.computeIfAbsent(group(label), unseen -> newSample()).add(output.score());
        }
    }

    private void note(String text) {
        if (text != null && classes.add(text) && classes.size() > MOST_CLASSES) {
            throw new IllegalArgumentException(tooMany(text));
        }
    }

    private String tooMany(String text) {
        List<String> declared = monitor.prediction().classes();
        return declared.isEmpty()
                ? String.format(
                        Locale.ROOT,
                        "a classification must have at most %,d classes, got more; declare them, or the task regression",
                        MOST_CLASSES)
                : String.format(
                        Locale.ROOT,
                        "decisions and labels must be of prediction.classes, %s, got more than %,d different ones, such as '%s'; are the columns prediction.class and label.column the right ones?",
                        declared,
                        MOST_CLASSES,
                        text);
    }

    /** Undeclared classes are known after the last row only, but then they are two. */
    private String group(String label) {
        List<String> declared = monitor.prediction().classes();
        boolean known = declared.isEmpty() ? classes.size() <= 2 : declared.contains(label);
        return known ? label : OTHERS;
    }

    private ScoreSample newSample() {
        ScoreSample sample = new ScoreSample();
        if (limited) {
            sample.limit(SCORES_KEPT);
        }
        return sample;
    }

    /** Keeps a bounded number of scores from now on. */
    void limit() {
        limited = true;
        scores.values().forEach(sample -> sample.limit(SCORES_KEPT));
    }

    /** Returns the declared classes, or else all that occur, in the order of their characters. */
    List<String> classes() {
        List<String> declared = monitor.prediction().classes();
        List<String> known = declared.isEmpty() ? List.copyOf(classes) : declared;
        requireDeclared(declared);
        if (monitor.task() == Task.BINARY && known.size() != 2) {
            throw new IllegalArgumentException(
                    "a binary task must have two classes, got %s; declare them, the negative one first"
                            .formatted(known));
        }
        return known;
    }

    /** A class that never occurs beside one that nobody declared is a slip of the pen. */
    private void requireDeclared(List<String> declared) {
        boolean allDeclared = declared.isEmpty() || declared.containsAll(classes);
        if (!allDeclared && !classes.containsAll(declared)) {
            throw new IllegalArgumentException(
                    "prediction.classes must name the classes of the data, got %s where the rows hold %s; declare them as they are written there"
                            .formatted(declared, classes));
        }
    }

    /** Returns the cells of a binary classifier's scores. */
    ScoreGrid grid(String positive) {
        List<ScoreSample> positives = new ArrayList<>();
        List<ScoreSample> negatives = new ArrayList<>();
        scores.forEach(
                (label, sample) -> (label.equals(positive) ? positives : negatives).add(sample));
        return ScoreGrid.fromScores(
                ScoreSample.together(positives), ScoreSample.together(negatives));
    }
}

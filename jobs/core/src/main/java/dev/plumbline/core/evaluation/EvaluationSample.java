package dev.plumbline.core.evaluation;

import dev.plumbline.core.event.Output;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The rows of an evaluation set as long as they fit into memory, and else contiguous chunks of
 * them, evenly spread over the set: about half as many rows as would fit, or more, and the same
 * ones whenever the set is read again.
 */
final class EvaluationSample {
    /** Rows per chunk, so that neighbours stay neighbours. */
    static final int CHUNK_ROWS = 500;

    /** Event time, label, the three parts of an output, and a score kept for the score cells. */
    private static final int BYTES_BESIDE_FEATURES = 8 + 4 * Column.BYTES_PER_ROW + 16;

    private final long mostBytes;
    private final Map<String, Column> features = new LinkedHashMap<>();
    private Column value = new Column();
    private Column score = new Column();
    private Column predictedClass = new Column();
    private Column label = new Column();

    /** Scores of each class, and predicted quantiles, by name; most models have neither. */
    private final Map<String, Column> classScores = new LinkedHashMap<>();

    private final Map<String, Column> quantiles = new LinkedHashMap<>();
    private long[] millis = new long[16];
    private int rows;
    private long rowsSeen;
    private int level;

    /** Where the chunks held begin, in ascending order. */
    private List<Chunk> chunks = new ArrayList<>();

    private record Chunk(long number, int firstRow) {}

    /**
     * @param mostBytes what the rows may hold, by an estimate that counts nine bytes a value and
     *     each distinct text once
     */
    EvaluationSample(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    void add(long eventTimeMillis, Map<String, Object> known, Output output, Object labelOrNull) {
        if (rowsSeen % CHUNK_ROWS == 0) {
            beginChunk();
        }
        if (Thinning.levelOf(rowsSeen++ / CHUNK_ROWS) < level) {
            return;
        }
        if (rows == millis.length) {
            millis = Arrays.copyOf(millis, rows + rows / 2);
        }
        millis[rows] = eventTimeMillis;
        known.forEach(
                (name, scalar) ->
                        features.computeIfAbsent(name, unseen -> new Column()).set(rows, scalar));
        value.set(rows, output.value());
        score.set(rows, output.score());
        predictedClass.set(rows, output.predictedClass());
        label.set(rows, labelOrNull);
        setEach(classScores, output.classScores());
        setEach(quantiles, output.quantiles());
        rows++;
    }

    private void setEach(Map<String, Column> columns, Map<String, Double> numbersOrNull) {
        if (numbersOrNull != null) {
            numbersOrNull.forEach(
                    (name, number) ->
                            columns.computeIfAbsent(name, unseen -> new Column())
                                    .set(rows, number));
        }
    }

    private void beginChunk() {
        while (bytes() > mostBytes && chunks.size() > 1) {
            level++;
            keepSurvivors();
        }
        long number = rowsSeen / CHUNK_ROWS;
        if (Thinning.levelOf(number) >= level) {
            chunks.add(new Chunk(number, rows));
        }
    }

    /** Returns the estimate of what the rows and one more chunk hold. */
    private long bytes() {
        long columns = features.size() + classScores.size() + quantiles.size();
        long perRow = BYTES_BESIDE_FEATURES + columns * Column.BYTES_PER_ROW;
        long texts = label.textBytes() + predictedClass.textBytes();
        for (Column column : features.values()) {
            texts += column.textBytes();
        }
        return texts + perRow * (rows + CHUNK_ROWS);
    }

    private void keepSurvivors() {
        List<Chunk> survivors = new ArrayList<>();
        int[] kept = new int[rows];
        int count = 0;
        for (int i = 0; i < chunks.size(); i++) {
            if (Thinning.levelOf(chunks.get(i).number()) >= level) {
                survivors.add(new Chunk(chunks.get(i).number(), count));
                int end = i + 1 < chunks.size() ? chunks.get(i + 1).firstRow() : rows;
                for (int row = chunks.get(i).firstRow(); row < end; row++) {
                    kept[count++] = row;
                }
            }
        }
        chunks = survivors;
        keep(Arrays.copyOf(kept, count));
    }

    private void keep(int[] kept) {
        features.replaceAll((name, column) -> column.only(kept));
        classScores.replaceAll((name, column) -> column.only(kept));
        quantiles.replaceAll((name, column) -> column.only(kept));
        value = value.only(kept);
        score = score.only(kept);
        predictedClass = predictedClass.only(kept);
        label = label.only(kept);
        millis = Arrays.stream(kept).mapToLong(row -> millis[row]).toArray();
        millis = Arrays.copyOf(millis, Math.max(16, kept.length));
        rows = kept.length;
    }

    /** Whether no row had to be left out. */
    boolean holdsAll() {
        return level == 0;
    }

    /** Returns the rows held. */
    int rows() {
        return rows;
    }

    /** Returns the event times of the rows held, ascending. */
    long[] sortedMillis() {
        return Arrays.stream(millis, 0, rows).sorted().toArray();
    }

    /** Returns the rows held by event time; rows of one time in the order in which they came. */
    int[] timeOrder() {
        return IntStream.range(0, rows)
                .boxed()
                .sorted(Comparator.comparingLong(row -> millis[row]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    long millis(int row) {
        return millis[row];
    }

    /** Returns what a feature held in a row; null where it was missing or never seen. */
    Object feature(String name, int row) {
        Column column = features.get(name);
        return column == null ? null : column.value(row);
    }

    Output output(int row) {
        return new Output(
                (Double) value.value(row),
                (Double) score.value(row),
                numbers(classScores, row),
                (String) predictedClass.value(row),
                numbers(quantiles, row));
    }

    /** Returns the numbers that a row holds by name; null if it holds none. */
    private static Map<String, Double> numbers(Map<String, Column> columns, int row) {
        if (columns.isEmpty()) {
            return null;
        }
        Map<String, Double> numbers = new LinkedHashMap<>();
        columns.forEach(
                (name, column) -> {
                    if (column.value(row) instanceof Double number) {
                        numbers.put(name, number);
                    }
                });
        return numbers.isEmpty() ? null : numbers;
    }

    /** Sets a value that was worked out of a row held. */
    void derive(String name, int row, double derived) {
        features.computeIfAbsent(name, unseen -> new Column()).set(row, derived);
    }

    /** Returns a Boolean, Long, Double or String; null without a label. */
    Object label(int row) {
        return label.value(row);
    }
}

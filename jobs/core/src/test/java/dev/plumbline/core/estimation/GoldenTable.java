package dev.plumbline.core.estimation;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;

/** A CSV file of {@code golden/estimation}, whose README says where it is from. */
record GoldenTable(List<String> columns, List<String[]> rows) {
    static GoldenTable read(String name) {
        try (InputStream file =
                        GoldenTable.class.getResourceAsStream("/golden/estimation/" + name);
                InputStream text = name.endsWith(".gz") ? new GZIPInputStream(file) : file;
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(text, StandardCharsets.UTF_8))) {
            List<String> columns = Arrays.asList(lines.readLine().split(","));
            return new GoldenTable(columns, lines.lines().map(line -> line.split(",")).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String text(int row, String column) {
        return rows.get(row)[columns.indexOf(column)];
    }

    double number(int row, String column) {
        return Double.parseDouble(text(row, column));
    }

    double[] numbers(String column) {
        int at = columns.indexOf(column);
        return rows.stream().mapToDouble(row -> Double.parseDouble(row[at])).toArray();
    }

    boolean[] truths(String column) {
        double[] numbers = numbers(column);
        boolean[] truths = new boolean[numbers.length];
        for (int row = 0; row < truths.length; row++) {
            truths[row] = numbers[row] == 1;
        }
        return truths;
    }

    /** Numbers the rows by chunks of equal size. */
    int[] chunks(int size) {
        return IntStream.range(0, rows.size()).map(row -> row / size).toArray();
    }
}

package dev.plumbline.core.detector;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A row of {@code golden/detector/expected_detections.csv}. */
record GoldenDetection(String stream, String method, String told, String expected, String use) {
    private static final Pattern FIELD = Pattern.compile("\"([^\"]*)\"(?:,|$)|([^,]*)(?:,|$)");
    private static final Pattern TOLD = Pattern.compile("([a-z_]+)=([0-9.e-]+)");

    static List<GoldenDetection> all() {
        return Streams.lines("expected_detections.csv").stream()
                .skip(1)
                .map(GoldenDetection::of)
                .toList();
    }

    private static GoldenDetection of(String line) {
        List<String> fields = new ArrayList<>();
        Matcher field = FIELD.matcher(line);
        while (fields.size() < 9 && field.find()) {
            fields.add(field.group(1) != null ? field.group(1) : field.group(2));
        }
        return new GoldenDetection(
                fields.get(0), fields.get(1), fields.get(2), fields.get(3), fields.get(8));
    }

    boolean isSkipped() {
        return use.startsWith("skip");
    }

    /** Returns the rows that are expected, without what is said in brackets. */
    List<Integer> rows() {
        String text = expected.replaceAll("\\(.*\\)", "").trim();
        return List.of(text.split(" ")).stream().map(Integer::valueOf).toList();
    }

    /** Returns the settings that the row names, all else as in the papers. */
    DetectorSettings settings() {
        Map<String, String> names =
                Map.of("delta", "tolerance", "lambda", "threshold", "min", "minimumRows");
        return switch (method) {
            case "ADWIN" ->
                    told(DetectorMethod.ADWIN, Map.of("delta", "delta"))
                            .with(Map.of("restart", 1.0, "falls", 2.0));
            case "DDM" -> DetectorMethod.DDM.moa();
            case "EDDM" -> DetectorMethod.EDDM.moa();
            case "HDDM_A" -> DetectorMethod.HDDM_A.moa().with(Map.of("falls", falls()));
            // what the tools call two-sided starts the cut of a fall where none can ever be found
            case "HDDM_W" -> DetectorMethod.HDDM_W.moa();
            case "CUSUM" -> told(DetectorMethod.CUSUM, names);
            case "PageHinkley" ->
                    use.contains("CUSUM")
                            ? DetectorMethod.CUSUM.moa().with(Map.of("forgetting", .9999))
                            : told(DetectorMethod.PAGE_HINKLEY, names);
            case "GeometricMovingAverage" ->
                    told(
                            DetectorMethod.GMA,
                            Map.of("min", "minimumRows", "alpha", "alpha", "lambda", "threshold"));
            case "KSWIN" ->
                    told(
                            DetectorMethod.KSWIN,
                            Map.of("alpha", "alpha", "window", "window", "stat", "newest"));
            default -> throw new IllegalStateException("no settings for " + this);
        };
    }

    private double falls() {
        if (use.contains("reporting the fall")) {
            return Falls.REPORTED.parameter();
        }
        boolean twoSided = told.contains("two");
        return (twoSided ? Falls.RESTART : Falls.IGNORED).parameter();
    }

    private DetectorSettings told(DetectorMethod method, Map<String, String> names) {
        Map<String, Double> replaced = new LinkedHashMap<>();
        Matcher named = TOLD.matcher(told);
        while (named.find()) {
            if (names.containsKey(named.group(1))) {
                replaced.put(names.get(named.group(1)), Double.valueOf(named.group(2)));
            }
        }
        return method.moa().with(replaced);
    }
}

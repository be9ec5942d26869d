package dev.plumbline.kafka.document.baseline;

import dev.plumbline.core.threshold.ChanceTails;
import dev.plumbline.core.threshold.ExponentialTail;
import dev.plumbline.core.threshold.NullThresholds;
import dev.plumbline.kafka.document.DocumentSection;
import dev.plumbline.kafka.document.DocumentValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads what {@link ThresholdsWriter} wrote. */
final class ThresholdsReader {
    private static final String EXAMPLE =
            "`plumbline baseline build` does; build the baseline again";

    private ThresholdsReader() {}

    static NullThresholds read(DocumentValue value) {
        DocumentSection section =
                value.section(
                        "evaluationRows",
                        "rows",
                        "blockRows",
                        "replicates",
                        "seed",
                        "windowRows",
                        "statistics");
        List<Integer> windowRows =
                field(section, "windowRows").list().stream()
                        .map(item -> item.smallWhole(1))
                        .toList();
        if (windowRows.isEmpty()) {
            throw field(section, "windowRows").problem("must name a size", EXAMPLE);
        }
        DocumentSection statistics = field(section, "statistics").freeSection();
        Map<String, ChanceTails> read = new LinkedHashMap<>();
        for (String name : statistics.keys()) {
            read.put(name, statistic(field(statistics, name), windowRows.size()));
        }
        return new NullThresholds(
                field(section, "evaluationRows").whole(1),
                field(section, "rows").smallWhole(1),
                field(section, "blockRows").smallWhole(1),
                field(section, "replicates").smallWhole(1),
                field(section, "seed").whole(0),
                windowRows,
                read);
    }

    private static ChanceTails statistic(DocumentValue value, int sizes) {
        DocumentSection section = value.section("together", "features");
        DocumentSection features = field(section, "features").freeSection();
        Map<String, List<ExponentialTail>> own = new LinkedHashMap<>();
        for (String name : features.keys()) {
            own.put(name, tails(field(features, name), sizes));
        }
        return new ChanceTails(tails(field(section, "together"), sizes), own);
    }

    private static List<ExponentialTail> tails(DocumentValue value, int sizes) {
        double[] numbers = value.numbers(2 * sizes);
        List<ExponentialTail> tails = new ArrayList<>();
        for (int size = 0; size < sizes; size++) {
            tails.add(new ExponentialTail(numbers[2 * size], numbers[2 * size + 1]));
        }
        return tails;
    }

    private static DocumentValue field(DocumentSection section, String key) {
        return section.required(key, EXAMPLE);
    }
}

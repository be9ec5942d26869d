package dev.plumbline.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.fairness.FairnessMetric;
import dev.plumbline.core.judgement.DriftMetric;
import dev.plumbline.core.performance.PerformanceMetric;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every name that a report can carry stands in docs/metrics.md. */
class DocumentedMetricsTest {
    private static final Pattern CODE = Pattern.compile("`([a-z][a-z0-9_]*)");

    private final Set<String> documented = documented();

    @Test
    void everyMeasurementOfAWindowIsDescribed() throws IllegalAccessException {
        int names = 0;
        for (Field field : DriftMetric.class.getFields()) {
            if (Modifier.isStatic(field.getModifiers()) && field.getType() == String.class) {
                assertThat(documented).contains((String) field.get(null));
                names++;
            }
        }
        assertThat(names).isGreaterThan(10);
    }

    @Test
    void everyPerformanceMetricIsDescribed() {
        for (PerformanceMetric metric : PerformanceMetric.values()) {
            assertThat(documented).contains(metric.text());
        }
    }

    @Test
    void everyFairnessMetricIsDescribed() {
        for (FairnessMetric metric : FairnessMetric.values()) {
            assertThat(documented).contains("fairness_" + metric.text());
        }
    }

    private static Set<String> documented() {
        try {
            Matcher code = CODE.matcher(Files.readString(Path.of("../../docs/metrics.md")));
            Set<String> names = new TreeSet<>();
            while (code.find()) {
                names.add(code.group(1));
            }
            return names;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}

package dev.plumbline.architecture.planted.monitoring.operator;

import dev.plumbline.kafka.config.JobSettings;
import java.util.Map;

public final class PropertyNameInOperator {
    private PropertyNameInOperator() {}

    static int rows(Map<String, String> properties) {
        return new JobSettings(properties).count("window.rows", 1);
    }
}

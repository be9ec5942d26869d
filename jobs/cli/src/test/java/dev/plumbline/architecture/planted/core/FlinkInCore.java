package dev.plumbline.architecture.planted.core;

import org.apache.flink.api.common.functions.MapFunction;

public final class FlinkInCore implements MapFunction<String, String> {
    private static final long serialVersionUID = 1;

    @Override
    public String map(String value) {
        return value;
    }
}

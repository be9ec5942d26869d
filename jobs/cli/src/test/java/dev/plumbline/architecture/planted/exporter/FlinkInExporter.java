package dev.plumbline.architecture.planted.exporter;

import org.apache.flink.configuration.Configuration;

public record FlinkInExporter(Configuration configuration) {}

package dev.plumbline.architecture.planted.kafka.control;

import org.apache.flink.configuration.Configuration;

public record FlinkOutsideItsPackage(Configuration configuration) {}

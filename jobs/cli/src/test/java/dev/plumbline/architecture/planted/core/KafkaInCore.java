package dev.plumbline.architecture.planted.core;

import org.apache.kafka.common.TopicPartition;

public record KafkaInCore(TopicPartition partition) {}

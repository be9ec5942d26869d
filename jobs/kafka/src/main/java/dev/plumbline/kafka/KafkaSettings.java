package dev.plumbline.kafka;

import java.io.Serializable;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * How to reach Kafka, and the rules that every client of Plumbline keeps: consumers read committed
 * records only (or a restarted producer's records would be counted twice), producers wait for all
 * replicas.
 *
 * @param bootstrapServers host:port, separated by commas
 * @param client settings passed to every client, such as {@code security.protocol}; they cannot
 *     loosen those rules
 */
public record KafkaSettings(String bootstrapServers, Map<String, String> client)
        implements Serializable {
    private static final int REQUEST_BYTES = 6 << 20;

    public KafkaSettings {
        if (bootstrapServers == null || bootstrapServers.isBlank()) {
            throw new IllegalArgumentException(
                    "bootstrap servers must be host:port, got '%s'".formatted(bootstrapServers));
        }
        client = Map.copyOf(client);
    }

    /** Settings of a broker without security. */
    public static KafkaSettings of(String bootstrapServers) {
        return new KafkaSettings(bootstrapServers, Map.of());
    }

    /** Settings of a byte-array consumer; pass null to belong to no group. */
    public Properties consumer(String groupId) {
        Properties properties = admin();
        properties.putIfAbsent("auto.offset.reset", "earliest");
        properties.put("enable.auto.commit", "false");
        properties.put("isolation.level", "read_committed");
        properties.put("key.deserializer", ByteArrayDeserializer.class.getName());
        properties.put("value.deserializer", ByteArrayDeserializer.class.getName());
        if (groupId != null) {
            properties.put("group.id", groupId);
        }
        return properties;
    }

    /** Settings of a byte-array producer. */
    public Properties producer(String clientId) {
        Properties properties = admin();
        properties.putIfAbsent("compression.type", "lz4");
        properties.putIfAbsent("max.request.size", Integer.toString(REQUEST_BYTES));
        properties.put("acks", "all");
        properties.put("enable.idempotence", "true");
        properties.put("key.serializer", ByteArraySerializer.class.getName());
        properties.put("value.serializer", ByteArraySerializer.class.getName());
        properties.put("client.id", clientId);
        return properties;
    }

    /** Settings of an admin client: the address and what all clients share. */
    public Properties admin() {
        Properties properties = new Properties();
        properties.putAll(client);
        properties.put("bootstrap.servers", bootstrapServers);
        return properties;
    }

    /** Names the client settings without their values, which may be secrets. */
    @Override
    public String toString() {
        return "KafkaSettings[bootstrapServers=%s, client=%s]"
                .formatted(bootstrapServers, new TreeSet<>(client.keySet()));
    }
}

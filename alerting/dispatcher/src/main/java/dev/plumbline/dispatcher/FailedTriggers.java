package dev.plumbline.dispatcher;

import dev.plumbline.kafka.KafkaSettings;
import dev.plumbline.kafka.codec.DeadLetterCodec;
import dev.plumbline.kafka.record.DeadLetter;
import dev.plumbline.kafka.record.ErrorClass;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;

/** Writes triggers that could not be delivered to the dead-letter topic. */
final class FailedTriggers implements AutoCloseable {
    private final KafkaProducer<byte[], byte[]> producer;
    private final String topic;
    private final DeadLetterCodec codec = new DeadLetterCodec();

    FailedTriggers(KafkaSettings kafka, String topic) {
        this.producer = new KafkaProducer<>(kafka.producer("plumbline-dispatcher"));
        this.topic = topic;
    }

    /**
     * Writes one, and returns when Kafka has it. The payload stays out: the trigger itself lies
     * where topic, partition and offset say.
     *
     * @throws KafkaException if Kafka refuses it or cannot be reached
     */
    void write(ConsumerRecord<byte[], byte[]> record, ErrorClass errorClass, String reason) {
        DeadLetter letter =
                new DeadLetter(
                        record.topic(),
                        record.partition(),
                        record.offset(),
                        Instant.ofEpochMilli(record.timestamp()),
                        errorClass,
                        reason,
                        record.value().length,
                        null);
        try {
            producer.send(new ProducerRecord<>(topic, codec.key(letter), codec.encode(letter)))
                    .get();
        } catch (ExecutionException failure) {
            throw new KafkaException("cannot write to " + topic, failure.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted while writing to " + topic, interrupted);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}

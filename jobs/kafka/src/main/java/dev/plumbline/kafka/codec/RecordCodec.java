package dev.plumbline.kafka.codec;

/**
 * One record of Plumbline as the value of a Kafka record, in Avro's single-object encoding.
 * Thread-safe, and cheap to make; not serializable, so an operator makes its own when it opens.
 *
 * @param <T> the record
 */
public interface RecordCodec<T> {
    /**
     * Returns the value that says the record.
     *
     * @throws IllegalArgumentException if the record holds what the contract cannot say
     */
    byte[] encode(T domain);

    /**
     * Returns the record that a value says.
     *
     * @throws UndecodableRecord for any bytes, or none, that are not such a record to the last byte
     */
    T decode(byte[] value) throws UndecodableRecord;
}

package dev.plumbline.kafka.record;

/** Why a record cannot be used. */
public enum ErrorClass {
    /** No value, or one of no bytes. */
    EMPTY,
    /** Not Avro's single-object encoding: text, JSON, or another framing. */
    UNKNOWN_FORMAT,
    /** Encoded with a schema that is none of the known ones of this topic's record. */
    UNKNOWN_SCHEMA,
    /** Ends before its last field does. */
    TRUNCATED,
    /** Goes on after its last field. */
    TRAILING_BYTES,
    /** A length, choice or value that cannot be. */
    INVALID_VALUE,
    /** An event time too far beyond the record's Kafka timestamp. */
    FUTURE_TIME,
    /** The model could not answer. */
    SCORING_FAILED,
    /** No receiver took it: the dispatcher's last try failed. */
    DELIVERY_FAILED,
    /** A label that became known after the horizon of every prediction of its id. */
    LABEL_BEYOND_HORIZON,
    /** A label for whose id no prediction came while it waited. */
    LABEL_WITHOUT_PREDICTION,
    /** A prediction that came, perhaps once more, when nothing of its horizon was left. */
    PREDICTION_AFTER_HORIZON
}

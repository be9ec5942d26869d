package dev.plumbline.monitoring.stream;

import dev.plumbline.core.join.JoinedRow;
import org.apache.flink.api.common.typeinfo.TypeInfo;

/**
 * A prediction on its way to the label join.
 *
 * @param idHigh first half of a 128-bit hash of its id
 * @param idLow the other half
 * @param row what the join keeps of it
 * @param loggedAt the record's Kafka timestamp, in milliseconds
 * @param size bytes of the record's value
 */
@TypeInfo(AwaitingLabelSerializer.TypeFactory.class)
public record AwaitingLabel(long idHigh, long idLow, JoinedRow row, long loggedAt, int size) {}
